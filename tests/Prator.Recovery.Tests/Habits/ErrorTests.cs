using System.Management.Automation;
using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;
using Prator.Recovery.Tests.Texts;

namespace Prator.Recovery.Tests.Habits;

/// <summary>Every error has an id, a category, what the user gave, and what to do next.</summary>
[Collection(LedgerFolder.Alone)]
public sealed partial class ErrorTests : IDisposable
{
    private const string Dates = "-FirstDayWithoutData 2031-01-10 -LastManualDay 2031-01-12 -RestoredAt '2031-01-13 06:00'";
    private const string Schedule = "-DropFolder $root -ReportFolder $root -Engine $ledger -AsFile $root";

    /// <summary>What a user gets wrong, and the error that tells of it.</summary>
    private static readonly (string Line, string ErrorId)[] Wrong =
    [
        ("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-06 -Ledger $ledger -Confirm:$false", "DecisionStale"),
        ("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Close-PratorEpisode -Withdraw -Ledger $ledger -Confirm:$false", "NotOrdered"),
        ("Compare-RecoveryPolicy prator-2024-01 nothing", "PolicyNotFound"),
        ("Export-RecoveryLedger $ledger -Ledger $ledger -Force", "ExportIsLedger"),
        ("Export-RecoveryLedger $ledger -Ledger $ledger", "ExportExists"),
        ("Export-RecoveryPolicy -As Markdown -Path $root/none/a.md", "ExportFolderMissing"),
        ("Export-RecoveryReport $root/a.pdf -Ledger $ledger -AsOf 2024-02-05", "ReportFormatUnknown"),
        ("Export-RecoveryReport $root/a.html -IncludePatientId -Ledger $ledger", "PatientIdOnlyOnWorksheet"),
        ("Export-RecoveryReport $root/a.html -Ledger $ledger -AsOf 2024-01-01", "AsOfBeforeFiles"),
        ("Get-OutageEpisode $root/none.csv -AsOf 2024-02-05", "FileMissing"),
        ("Get-OutageEpisode $ledger -AsOf 2024-02-05", "FileNoTable"),
        ("Get-OutageEpisode $root/none.csv -AsOf soon", "AsOfInvalid"),
        ("Get-OutageEpisode $root/none.csv", "PolicyStale"),
        ("'a;b' | Get-OutageEpisode -AsOf 2024-02-05", "PipelineText"),
        ("Get-RecoveryAudit -After yesterday -Ledger $ledger", "DateInvalid"),
        ("Get-RecoveryItem 99 -Ledger $ledger", "ItemNotFound"),
        ("Get-RecoveryItem", "LedgerNotNamed"),
        ("Get-RecoveryPolicy prator-2024-01 -Rule E99", "RuleNotFound"),
        ("Get-RecoveryPolicy prator-2024-01 -Clause F99", "ClauseNotFound"),
        ("Get-RecoveryPolicy -Rule E1 -Clause F1", "RuleAndClause"),
        ("Get-RecoverySummary -By Rule -Since 2024-02-01 -Ledger $ledger", "SinceWithBy"),
        ("1 | Get-RecoverySummary", "ItemKindMismatch"),
        ("Import-PratorExport -Ledger $ledger -Policy prator-2024-01", "ExportNotGiven"),
        ("Import-PratorExport -Redecide -AsOf 2024-02-05 -Ledger $ledger", "AsOfNotWanted"),
        ("Import-PratorExport -Episode $export -Ledger $root/none/new.db -AsOf 2024-02-05", "LedgerFolderMissing"),
        ("Import-RecoveryLedger $root/none.jsonl -Ledger $root/new.db", "FileMissing"),
        ("Import-RecoveryLedger $export -Ledger $root/new.db", "LedgerFileForeign"),
        ("Import-RecoveryLedger $export -Ledger $ledger", "LedgerTaken"),
        ("New-RecoveryPolicy 'a b' " + Dates + " -Path $root", "PolicyNameInvalid"),
        ("New-RecoveryPolicy a -FirstDayWithoutData 2031-01-10 -LastManualDay 2031-01-09 -RestoredAt '2031-01-13 06:00' -Path $root", "BoundaryOrder"),
        ("Register-RecoverySchedule 25:00 " + Schedule, "TimeInvalid"),
        ("Register-RecoverySchedule 06:30 " + Schedule + "/none", "FolderMissing"),
        ("Remove-RecoveryData -Ledger $root/none.db -Confirm:$false", "LedgerMissing"),
        ("Resolve-SipAction $export -AsOf 2024-02-05", "OtherKind"),
        ("Send-RecoveryMail -Ledger $ledger", "OwnersMissing"),
        ("Send-RecoveryMail -Arrived 99 -Ledger $ledger", "MailNotUnknown"),
        ("Set-RecoveryDecision V99 -Fact DischargedAt -Value 2024-01-30 -Ledger $ledger", "ItemNotFound"),
        ("Set-RecoveryDecision 1 -Fact Nothing -Value 1 -Ledger $ledger", "FactUnknown"),
        ("Set-RecoveryDecision 1 -Approve -Ledger $ledger", "DecisionRefused"),
        ("Set-RecoveryDecision 1 -Escalate -Note '19500101-9820' -Ledger $ledger", "NoteHoldsIdentifier"),
        ("Test-PratorExport $root/*.nothing", "FileMissing"),
        ("1 | Test-PratorExport", "ItemKindMismatch"),
        ("Test-RecoveryLedger -Head x -Ledger $ledger", "HeadInvalid"),
        ("Test-RecoveryPolicy nothing", "PolicyNotFound"),
    ];

    /// <summary>What nobody gave can't be shown.</summary>
    private static readonly string[] WithoutTarget = ["ExportNotGiven", "LedgerNotNamed", "PolicyStale"];

    /// <summary>Its errors are those of the machine's scheduler.</summary>
    private static readonly string[] NeverWrong = ["Unregister-RecoverySchedule"];

    private readonly ModuleSession _session = new();
    private readonly LedgerFolder _ledger;

    public ErrorTests()
    {
        _ledger = new LedgerFolder(_session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
    }

    public void Dispose()
    {
        _session.Dispose();
        _ledger.Dispose();
    }

    [Fact]
    public void Error_SaysWhatItIsAboutAndWhatToDo()
    {
        Assert.All(Wrong, w =>
        {
            ErrorRecord error = Plain(Run(w.Line));
            Assert.Equal(w.ErrorId, error.Id());
            Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
            Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails?.RecommendedAction), "It does not say what to do.");
            Assert.Equal(WithoutTarget.Contains(w.ErrorId), error.TargetObject is null);
            Assert.DoesNotContain("9820", $"{error} {error.TargetObject} {error.ErrorDetails}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void EveryCmdlet_IsAmongThem()
    {
        IEnumerable<string> cmdlets = _session.Run("Get-Command -Module Prator.Recovery").Clean().Texts("Name").OfType<string>();

        Assert.Equal(cmdlets.Except(NeverWrong).Order(StringComparer.Ordinal), Wrong.Select(w => Command().Match(w.Line).Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Swedish_IsToldWhatToDoInSwedish()
    {
        using ModuleSession session = new("sv-SE");

        Assert.StartsWith("Se med Get-RecoveryPolicy", Plain(session.Run("Test-RecoveryPolicy nothing")).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryErrorId_HasItsOwnAdvice()
    {
        string[] sources = [.. ProductSource.Files("*.cs", "Prator.Recovery").Select(File.ReadAllText)];
        HashSet<string> advised = [.. Id().Matches(sources.Single(s => s.Contains("static class Advice", StringComparison.Ordinal))).Select(m => m.Groups["id"].Value)];
        string[] used = [.. sources.SelectMany(s => Made().Matches(s)).Select(m => m.Groups["id"].Value).Distinct()];

        Assert.True(used.Length > 40, $"Only {used.Length} ids were found.");
        Assert.Empty(used.Except(advised).Order(StringComparer.Ordinal));
    }

    private ScriptResult Run(string line) => _session.Run(
        line,
        ("ledger", _ledger.Path),
        ("root", _ledger.Root),
        ("export", _ledger.Of("exports/prator-2024-02-05.csv")));

    private static ErrorRecord Plain(ScriptResult result) => result.Failure ?? result.Errors[0];

    // Of a pipeline the last: what is before it only brings something along.
    [GeneratedRegex(@"(?<=^|\| )\w+-\w+(?=[^|]*$)")]
    private static partial Regex Command();

    [GeneratedRegex(@"""(?<id>[A-Z]\w+)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"(InputException\(\s*|Refused?\([\w, ]*|ShippedTexts\(|\), |, e, )""(?<id>[A-Z][a-z]+[A-Z]\w+)""(?=, (ErrorCategory|Messages|e\.Message|Output|\$))")]
    private static partial Regex Made();
}
