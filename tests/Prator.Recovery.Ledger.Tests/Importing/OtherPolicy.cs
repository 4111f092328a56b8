using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Another version of the shipped policy: its text, edited.</summary>
internal sealed class OtherPolicy
{
    private OtherPolicy(string text)
    {
        Text = text;
        Policy = RecoveryPolicy.Read("other.yaml", text);
    }

    /// <summary>As it is shipped.</summary>
    public static OtherPolicy Shipped { get; } = new(Ledgers.Shipped);

    /// <summary>The outage began, and the manual routine ended, on other days.</summary>
    public static OtherPolicy OtherDays { get; } = Edited(
        ("firstDayWithoutData: 2024-01-17", "firstDayWithoutData: 2024-01-08"), ("lastManualDay: 2024-01-31", "lastManualDay: 2024-01-30"), ("registerFrom: 2024-02-01", "registerFrom: 2024-01-31"));

    /// <summary>The rules have their names, and give other actions: one that an export proves at once.</summary>
    public static OtherPolicy OtherActions { get; } = Edited(
Other("E-DONE", "None", "Register"), Other("E2", "ContinueManually", "RegisterByAgreement"), Other("S3-DONE", "None", "CloseByNormalRoutine"));

    /// <summary>Another text that decides alike: whatever waits may be shown to be done meanwhile.</summary>
    public static OtherPolicy OtherActionsAgain { get; } = new(OtherActions.Text + "\n# The same.\n");

    public string Text { get; }

    public RecoveryPolicy Policy { get; }

    public RedecideRequest Request => new()
    {
        Act = Day.Somebody,
        Policy = Policy,
        PolicyText = Text,
        Statement = (kind, asOf, table) => kind == RecordKind.Episode ? SqlPolicy.Write<Episode>(Policy, asOf, table) : SqlPolicy.Write<Sip>(Policy, asOf, table),
    };

    // The action of a rule, which stands after its conditions.
    private static (string Old, string New) Other(string rule, string action, string other)
    {
        int start = Ledgers.Shipped.IndexOf($"- id: {rule}\n", StringComparison.Ordinal);
        string old = Ledgers.Shipped[start..(Ledgers.Shipped.IndexOf($"action: {action}", start, StringComparison.Ordinal) + $"action: {action}".Length)];
        return (old, old.Replace($"action: {action}", $"action: {other}", StringComparison.Ordinal));
    }

    private static OtherPolicy Edited(params (string Old, string New)[] edits)
    {
        string text = Ledgers.Shipped.ReplaceLineEndings("\n");
        foreach ((string old, string now) in edits)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, now, StringComparison.Ordinal);
        }

        return new OtherPolicy(text);
    }
}
