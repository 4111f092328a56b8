using System.Globalization;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>What happened to an item of a ledger, as a terminal shows it: where it stands, and a line an event with time, actor and what.</summary>
internal static class ItemHistoryText
{
    private const int Indent = 2;

    public static string Of(RecoveryItem item, int width)
    {
        WrappedText text = new(width);
        string id = string.Create(CultureInfo.InvariantCulture, $"#{item.Id}");
        string name = item.Reference == id ? id : $"{id} {item.Reference}";
        text.Write($"{name}: {item.Action} ({item.Rule}), {item.State}{(item.Owner is null ? "" : $", {item.Owner}")}", Indent);
        if (item.Question is { } question)
        {
            text.Write($"→ {question}", Indent + 2, firstIndent: Indent);
        }

        foreach (LedgerEvent happened in item.History ?? [])
        {
            text.Write(LineOf(happened), Indent + 2, firstIndent: Indent);
        }

        return text.ToString();
    }

    private static string LineOf(LedgerEvent happened)
    {
        string time = happened.Time.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"{time} {happened.Actor} {happened.Kind}{(happened.Detail.Length == 0 ? "" : $": {happened.Detail}")}";
    }
}
