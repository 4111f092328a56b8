using System.Globalization;
using System.Text.Json;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>What the fields of items are called for those who have the export before them.</summary>
internal static class ItemFieldLabels
{
    /// <summary>What the policy says the screen calls a field, else its main header, else what people call it; in English its name, by which exports may call it too.</summary>
    /// <typeparam name="T">The kind of item.</typeparam>
    public static string Of<T>(string property, Triage triage)
        where T : CareItem
    {
        string field = JsonNamingPolicy.CamelCase.ConvertName(property);
        ItemKind kind = typeof(T) == typeof(Episode) ? ItemKind.Episode : ItemKind.Sip;
        if (triage.Policy.Labels.TryGetValue(field, out string? onScreen))
        {
            return onScreen;
        }

        bool isColumn = ImportProfile.Properties(kind).Contains(property);
        string? header = !isColumn ? null : IsSwedish(triage.Culture) ? triage.Profile?.Headers(kind, property)[0] : property;
        return header ?? (ItemFields.Of<T>().FirstOrDefault(f => f.Name == field) is { } known ? FieldLabels.Of(known).For(triage.Culture) : property);
    }

    private static bool IsSwedish(CultureInfo culture) => new LocalText("sv", "en").For(culture) == "sv";
}
