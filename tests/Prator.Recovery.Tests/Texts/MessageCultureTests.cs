using System.Management.Automation;
using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Texts;

/// <summary>The language of messages: that of whoever sits there. What is kept does not follow it.</summary>
public sealed partial class MessageCultureTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Speak = "[System.Globalization.CultureInfo]::CurrentUICulture = [System.Globalization.CultureInfo]::GetCultureInfo($culture)\n";

    private const string Bodies =
        """
        $module = [System.IO.Path]::GetDirectoryName([Prator.Recovery.Commands.ImportPratorExportCommand].Assembly.Location)
        $null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($module, 'Microsoft.Data.Sqlite.dll'))
        $connection = [Microsoft.Data.Sqlite.SqliteConnection]::new("Data Source=$ledger;Pooling=False")
        $connection.Open()
        $command = $connection.CreateCommand()
        $command.CommandText = 'SELECT body FROM entry ORDER BY seq'
        $reader = $command.ExecuteReader()
        while ($reader.Read()) { $reader.GetString(0) }
        $connection.Dispose()
        """;

    [Theory]
    [InlineData("sv-SE", true)]
    [InlineData("sv", true)]
    [InlineData("sv-FI", true)]
    [InlineData("en-US", false)]
    [InlineData("de-DE", false)]
    [InlineData("", false)]
    public void Messages_FollowTheSession(string culture, bool isSwedish)
    {
        ErrorRecord error = In(culture, "Get-OutageEpisode -Path nowhere*.csv -AsOf 2024-02-05").FailedBy("FileMissing");

        Assert.Contains(isSwedish ? "Ingen fil stämmer med 'nowhere*.csv'." : "No file matches 'nowhere*.csv'.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FileEmpty", "Export it again.", "Exportera den igen.", "Get-OutageEpisode -Path $empty -AsOf 2024-02-05")]
    [InlineData("LedgerMissing", "there is no ledger", "det finns ingen liggare", "Get-RecoveryItem -Ledger $missing")]
    [InlineData("ExportNotGiven", "No file was given.", "Ingen fil är angiven.", "Import-PratorExport -Ledger $missing -AsOf 2024-02-05")]
    public void Errors_AreInBoth_UnderTheSameId(string id, string english, string swedish, string script)
    {
        using LedgerFolder folder = new(session);
        (string, object?)[] files = [("empty", folder.Write("empty.csv", "")), ("missing", folder.Of("missing.db"))];

        Assert.Contains(english, Told(In("en-US", script, files), id), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(swedish, Told(In("sv-SE", script, files), id), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void WhatIsKept_IsTheSame_WhateverTheLanguage()
    {
        string[] english = Kept("en-US", "was given for two things", "There is no item 99");
        string[] swedish = Kept("sv-SE", "är angiven för två saker", "Det finns ingen post 99");

        Assert.Contains(english, body => body.Contains("checksum", StringComparison.Ordinal));
        Assert.Equal(english, swedish);
    }

    /// <summary>The events of a ledger that a user of this language made and decided in, without what is of that ledger alone.</summary>
    /// <param name="culture">The language.</param>
    /// <param name="ofImport">What an import is refused by meanwhile, to show which language is spoken.</param>
    /// <param name="ofDecision">What a decision is refused by.</param>
    private string[] Kept(string culture, string ofImport, string ofDecision)
    {
        using LedgerFolder folder = new(session);
        string export = folder.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Broken(2), Rows.Home(3).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)));
        ScriptResult told = folder.Run(
            Speak + """
            Import-PratorExport -Episode $export -Sip $export -Ledger $ledger -AsOf 2024-02-05
            """,
            ("culture", culture),
            ("export", export));
        Assert.Contains(ofImport, told.FailedBy("ExportGivenTwice").ToString(), StringComparison.Ordinal);
        ScriptResult done = folder.Run(
            Speak + """
            Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -ErrorAction SilentlyContinue
            Set-RecoveryDecision -Ledger $ledger -ItemId V3 -Fact DischargedAt -Value 2024-01-30 -Note 'Ringde avdelningen.' -Confirm:$false
            Set-RecoveryDecision -Ledger $ledger -ItemId 99 -Fact DischargedAt -Value 2024-01-30 -Confirm:$false
            """,
            ("culture", culture),
            ("export", export));
        Assert.Contains(done.Errors, e => e.ToString().Contains(ofDecision, StringComparison.Ordinal));
        return [.. folder.Run(Bodies).Clean().Output.Select(b => OfOneLedger.Replace(b.ToString()!, "…"))];
    }

    private static string Told(ScriptResult result, string id)
    {
        ErrorRecord error = result.Failure ?? Assert.Single(result.Errors);
        Assert.Equal(id, error.Id());
        return error.ToString();
    }

    private ScriptResult In(string culture, string script, params (string Name, object? Value)[] variables) =>
        session.Run(Speak + script, [("culture", culture), .. variables]);

    [GeneratedRegex("[A-Za-z0-9+/=]{16,}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex OfOneLedger { get; }
}
