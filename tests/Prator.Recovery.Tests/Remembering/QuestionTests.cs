using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Get-RecoveryItem -Question: who must answer what, and for how long it has waited.</summary>
public sealed class QuestionTests : IClassFixture<ModuleSession>, IDisposable
{
    private const string Owners = """
        apiVersion: prator.recovery/v1
        kind: Owners
        spec:
          regional: { name: Regionen, email: regional@example.org }
          owners:
            - municipality: Vinga
              local:
                - { name: Förvaltare Vinga, email: vinga@example.org, role: LocalOwner }
            - unit: Avd 9
              local:
                - { name: Superanvändare nio, email: nio@example.org, role: Superuser }
        """;

    private readonly LedgerFolder _ledger;

    public QuestionTests(ModuleSession session)
    {
        _ledger = new LedgerFolder(session);
        File.WriteAllText(_ledger.Of("owners.yaml"), Owners);
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void EachHasAnOwner_AndAnAgeInWorkingDays_ByOwnerAndAge()
    {
        // A Friday, and the Monday after it.
        Import("2024-02-02", Asked(1), Asked(2).Replace("Enhet=Avd 3", "Enhet=Avd 9", StringComparison.Ordinal));
        Import("2024-02-05", Asked(1), Asked(2).Replace("Enhet=Avd 3", "Enhet=Avd 9", StringComparison.Ordinal), Asked(3), Asked(4).Replace("Kommun=Vinga", "Kommun=Annorstädes", StringComparison.Ordinal), Rows.Broken(5));

        IReadOnlyList<PSObject> questions = Questions("-AsOf 2024-02-06").Clean().Output;

        Assert.Equal(
            [
                ("1", "Förvaltare Vinga", "2", "False"), ("3", "Förvaltare Vinga", "1", "False"), ("R1", "Förvaltare Vinga", "1", "False"),
                ("4", "Regionen", "1", "True"), ("2", "Superanvändare nio", "2", "False"),
            ],
            questions.Select(q => (q.Text("Id")!, q.Text("Owner")!, q.Text("AgeWorkingDays")!, q.Text("IsUncovered")!)));
        Assert.All(questions, q => Assert.NotEmpty(q.Text("Question")!));
        Assert.Equal(["vinga@example.org"], questions[0].List("OwnerEmail").Select(e => e.ToString()));
    }

    [Fact]
    public void HandedOn_TheRegionalOwnerIsAsked()
    {
        Import("2024-02-05", Asked(1), Asked(2), Rows.Broken(5));
        _ledger.Run("Get-RecoveryItem -Ledger $ledger -Question -OwnersPath $owners -Reference V1, '*.csv#*', V5 | Set-RecoveryDecision -Ledger $ledger -Escalate -Note 'Vi vet inte.'", ("owners", _ledger.Of("owners.yaml"))).Clean();

        Assert.Equal(
            [("2", "Förvaltare Vinga"), ("1", "Regionen"), ("R1", "Regionen")],
            Questions("-AsOf 2024-02-05").Clean().Output.Select(q => (q.Text("Id")!, q.Text("Owner")!)));
    }

    [Theory]
    [InlineData(null, "Nobody regional is known")]
    [InlineData("owners: owners.yaml", null)]
    [InlineData("owners: missing.yaml", "missing.yaml")]
    public void HandedOn_ToNobodyThatIsKnown_Warns(string? settings, string? warning)
    {
        Import("2024-02-05", Asked(1), Rows.Broken(5));
        if (settings is not null)
        {
            File.WriteAllText(_ledger.Of("recovery.yaml"), $"{settings}\n");
        }

        foreach (string switches in new[] { "-WhatIf", "", "-Verbose" })
        {
            ScriptResult result = InFolder($"Set-RecoveryDecision V1, R1 -Escalate -Note 'Vet inte.' -Ledger $ledger {switches}").Clean();

            // The third time nothing is left to hand on.
            Assert.Equal(warning is null || switches == "-Verbose" ? 0 : 1, result.Warnings.Count);
            Assert.All(result.Warnings, w => Assert.Contains(warning!, w, StringComparison.Ordinal));
        }

        Assert.Equal(["True", "True"], _ledger.Run("Get-RecoveryItem -Ledger $ledger -Question").Clean().Texts("IsEscalated"));
    }

    [Theory]
    [InlineData("-Owner Region*", "4")]
    [InlineData("-Unit 'Avd 9'", "2")]
    [InlineData("-Kind Sip", "")]
    [InlineData("-MinimumAgeDays 2", "1,2")]
    [InlineData("-State Asked -Municipality Vinga", "1,3,2")]
    public void Filters(string filter, string ids)
    {
        EachHasAnOwner_AndAnAgeInWorkingDays_ByOwnerAndAge();
        Assert.Equal(ids, string.Join(',', Questions($"-AsOf 2024-02-06 {filter}").Clean().Texts("Id")));
    }

    [Fact]
    public void WithoutOwners_TheExportSaysWhoIsAsked()
    {
        Import("2024-02-05", Asked(1));
        PSObject question = Assert.Single(_ledger.Run("Get-RecoveryItem -Ledger $ledger -Question").Clean().Output);
        Assert.Equal(("Kim Ek", "False"), (question.Text("Owner"), question.Text("IsUncovered")));
    }

    [Theory]
    [InlineData("owner: x", "OwnersRefused")]
    [InlineData(null, "OwnersUnreadable")]
    public void OwnersThatCannotBeRead_AreAnError(string? text, string id)
    {
        Import("2024-02-05", Asked(1));
        string path = _ledger.Of("other.yaml");
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }

        ErrorRecord error = _ledger.Run("Get-RecoveryItem -Ledger $ledger -Question -OwnersPath $owners", ("owners", path)).FailedBy(id);
        Assert.Contains("other.yaml", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_NameTheOwners()
    {
        Import("2024-02-05", Asked(1));
        File.WriteAllText(_ledger.Of("recovery.yaml"), "owners: owners.yaml\n");
        PSObject question = Assert.Single(InFolder("Get-RecoveryItem -Ledger $ledger -Question").Clean().Output);
        Assert.Equal("Förvaltare Vinga", question.Text("Owner"));
    }

    private static string Asked(int number) => Rows.Home(number).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal);

    // As a user who stands in the ledger's folder, with its recovery.yaml.
    private ScriptResult InFolder(string command) => _ledger.Run(
        $"$before = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.Path\n$null = $ExecutionContext.SessionState.Path.SetLocation($root)\ntry {{ {command} }} finally {{ $null = $ExecutionContext.SessionState.Path.SetLocation($before) }}",
        ("root", _ledger.Root));

    private void Import(string asOf, params string[] rows) =>
        _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf $asOf -ErrorAction SilentlyContinue", ("export", _ledger.Write($"prator-{asOf}.csv", Row.Csv(rows))), ("asOf", asOf));

    private ScriptResult Questions(string arguments) =>
        _ledger.Run($"Get-RecoveryItem -Ledger $ledger -Question -OwnersPath $owners {arguments}", ("owners", _ledger.Of("owners.yaml")));
}
