using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>Episodes to close, decided for one day.</summary>
internal static class Closable
{
    public const string Today = "2024-02-05";

    /// <summary>One episode a reference, at home since 2024-01-20; decided for a day.</summary>
    public static PSObject[] Episodes(ModuleSession session, IEnumerable<string> references, string asOf = Today) =>
        Decide(session, references.Select(r => $"VårdtillfälleId={r}; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Enhet=Avd 3; Kommun=Vinga; Ansvarig=Kim Ek"), asOf);

    public static PSObject[] Episodes(ModuleSession session, params string[] references) => Episodes(session, references, Today);

    /// <summary>Rows as for <see cref="Row.Of"/>, decided for a day.</summary>
    public static PSObject[] Decide(ModuleSession session, IEnumerable<string> rows, string asOf = Today) =>
        [.. session.Run("$rows | Get-OutageEpisode -AsOf $asOf", ("rows", Row.CustomObjects(rows.Select(Row.Of))), ("asOf", asOf)).Clean().Output];

    public static PSObject[] Decide(ModuleSession session, params string[] rows) => Decide(session, rows, Today);

    /// <summary>Closes without asking.</summary>
    public static ScriptResult Close(ModuleSession session, PSObject[] episodes, string? worksheet = null, string asOf = Today, string switches = "") =>
        session.Run(
            $"$episodes | Close-PratorEpisode -AsOf $asOf -Confirm:$false {(worksheet is null ? string.Empty : "-Worksheet $worksheet")} {switches}",
            ("episodes", episodes),
            ("worksheet", worksheet),
            ("asOf", asOf));
}
