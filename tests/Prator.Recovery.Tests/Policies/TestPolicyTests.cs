using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>Test-RecoveryPolicy.</summary>
public sealed class TestPolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private static readonly string Seed = File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml")).ReplaceLineEndings("\n");

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Seed_HasNoErrorOrWarning_AndItsCasesReachEveryRule()
    {
        ScriptResult result = session.Run("Test-RecoveryPolicy prator-2024-01 -Strict").Clean();

        Assert.All(result.Output, f => Assert.Equal(("Information", "Case"), (f.Text("Severity"), f.Text("Kind"))));
        Assert.Equal(2, result.Output.Count);
        Assert.All(result.Output, f =>
        {
            System.Management.Automation.PSObject coverage = System.Management.Automation.PSObject.AsPSObject(f.Value("Coverage")!);
            Assert.Equal(coverage.Value("Rules"), coverage.Value("RulesHit"));
            Assert.Equal(coverage.Value("Cases"), coverage.Value("Held"));
        });
    }

    [Fact]
    public void Fault_IsAFindingWithPlaceAndWitness()
    {
        string path = _folder.Write("faulty.yaml", Replaced("        exceptionTo: [E2]\n", ""));
        ScriptResult result = session.Run("Test-RecoveryPolicy $path | Where-Object Severity -eq Error", ("path", path)).Clean();

        Assert.Contains(result.Output, f => f.Text("Kind") == "Conflict" && f.Text("Rule") == "E2-AGREED" && f.Text("Message")!.Contains("`E2` and `E2-AGREED`", StringComparison.Ordinal));
        System.Management.Automation.PSObject conflict = result.Output.First(f => f.Text("Kind") == "Conflict");
        Assert.StartsWith($"{path}:", conflict.Text("Place"), StringComparison.Ordinal);
        Assert.StartsWith("fields: { ", conflict.Text("Witness"), StringComparison.Ordinal);
        session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -Policy $path", ("path", path)).FailedBy("PolicyRefused");
    }

    [Fact]
    public void FileThatIsNoUtf8_IsRefusedWithItsPlace()
    {
        string path = _folder.Write("old.yaml", System.Text.Encoding.Latin1.GetBytes(File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml"))));
        string profile = _folder.Write("profile.yaml", [.. File.ReadAllBytes(Repository.PathOf("module/profiles/prator.yaml")), (byte)'#', 0xE5]);

        Assert.Contains("save it as UTF-8", Assert.Single(session.Run("Test-RecoveryPolicy $path", ("path", path)).Errors).ToString(), StringComparison.Ordinal);
        Assert.Contains("save it as UTF-8", session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -ImportProfile $profile", ("profile", profile)).Failure!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_TellsEverythingAndThenFails()
    {
        string path = _folder.Write("faulty.yaml", Replaced("    local: { clause: F1 }\n", ""));
        ScriptResult lenient = session.Run("Test-RecoveryPolicy $path", ("path", path)).Clean();
        ScriptResult strict = session.Run("Test-RecoveryPolicy $path -Strict", ("path", path));

        strict.FailedBy("PolicyFaulty");
        Assert.Contains("0 errors and 1 warnings", strict.Failure!.ToString(), StringComparison.Ordinal);
        Assert.Equal(lenient.Texts("Message"), strict.Texts("Message"));
        Assert.Contains(lenient.Output, f => f.Text("Kind") == "UncitedClause" && f.Text("Severity") == "Warning");
    }

    [Fact]
    public void File_ThatIsNoPolicy_IsRefusedWithoutItsContent()
    {
        string path = _folder.Write("export.csv", "Personnummer;Namn\n19121212-9801;Hemlig\n");
        ScriptResult result = session.Run("Test-RecoveryPolicy $path", ("path", path));

        Assert.Equal("PolicyRefused", Assert.Single(result.Errors).Id());
        Assert.DoesNotContain("Hemlig", result.Errors[0].ToString() + result.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$faulty, $unread, $missing, 'prator-2024-01' | Test-RecoveryPolicy")]
    [InlineData("Test-RecoveryPolicy $faulty, $unread, $missing, prator-2024-01")]
    public void Policies_ThatCannotBeRead_AreErrors_AndTheOthersAreTested(string script)
    {
        (string, object?)[] variables =
        [
            ("faulty", _folder.Write("faulty.yaml", Replaced("    local: { clause: F1 }\n", ""))),
            ("unread", _folder.Write("unread.yaml", Replaced("apiVersion: prator.recovery/v1\n", ""))),
            ("missing", _folder.Of("missing.yaml")),
        ];

        ScriptResult lenient = session.Run(script, variables);
        ScriptResult strict = session.Run($"{script} -Strict", variables);

        Assert.Null(lenient.Failure);
        Assert.Equal(["PolicyRefused", "PolicyNotFound"], lenient.Errors.Select(e => e.Id()));
        Assert.Equal([_folder.Of("unread.yaml"), _folder.Of("missing.yaml")], lenient.Errors.Select(e => e.TargetObject));
        Assert.Contains($"{_folder.Of("unread.yaml")}:", lenient.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(lenient.Output, f => f.Text("Kind") == "UncitedClause");
        Assert.Contains(lenient.Output, f => f.Text("Place")!.Contains("prator-2024-01.yaml", StringComparison.Ordinal));
        Assert.Equal(lenient.Texts("Message"), strict.Texts("Message"));
        Assert.Equal(lenient.Errors.Select(e => e.Id()), strict.Errors.Select(e => e.Id()));
        string verdict = strict.FailedBy("PolicyFaulty").ToString();
        Assert.StartsWith("2 of the policies could not be read", verdict, StringComparison.Ordinal);
        Assert.Contains("0 errors and 1 warnings", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_FailsWhereNothingCouldBeTested() =>
        Assert.StartsWith("1 of the policies could not be read", session.Run("Test-RecoveryPolicy nope -Strict -ErrorAction SilentlyContinue").FailedBy("PolicyFaulty").ToString(), StringComparison.Ordinal);

    [Fact]
    public void View_SaysTheFileAndThePlaceInIt()
    {
        string path = _folder.Write("faulty.yaml", Replaced("    local: { clause: F1 }\n", ""));
        System.Management.Automation.PSObject finding = session.Run("Test-RecoveryPolicy $path", ("path", path)).Clean().Output.Single(f => f.Text("Kind") == "UncitedClause");
        string[] place = finding.Text("Place")![(path.Length + 1)..].Split(':');

        string shown = session.Show(160, "Test-RecoveryPolicy $path, prator-2024-01", ("path", path));

        Assert.Contains($"File: {path}", shown, StringComparison.Ordinal);
        Assert.Matches(@"File: .*prator-2024-01\.yaml", shown);
        Assert.Matches($@"(?m)^Warning +UncitedClause +{place[0]}:{place[1]} ", shown);
    }

    [Fact]
    public void Finding_AfterOtherObjects_IsToldOnce()
    {
        string shown = session.Show(120, "Get-RecoveryPolicy -Rule E4; Test-RecoveryPolicy prator-2024-01");

        Assert.Matches(@"Message +: 78 of 78", shown);
        Assert.DoesNotContain("Problem", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void List_SaysEverythingOnce_BetweenWords(int width)
    {
        string path = _folder.Write("faulty.yaml", Replaced("        exceptionTo: [E2]\n", ""));
        System.Management.Automation.PSObject conflict = session.Run("Test-RecoveryPolicy $path", ("path", path)).Clean().Output.First(f => f.Text("Kind") == "Conflict");

        string shown = session.Show(width, "@(Test-RecoveryPolicy $path | Where-Object Kind -eq Conflict)[0] | Format-List", ("path", path));

        Assert.DoesNotContain("Problem", shown, StringComparison.Ordinal);
        string words = string.Join(' ', shown.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"Message : {conflict.Text("Message")}", words, StringComparison.Ordinal);
        Assert.Contains($"Witness : {conflict.Text("Witness")}", words, StringComparison.Ordinal);
    }

    private static string Replaced(string piece, string replacement)
    {
        Assert.Equal(2, Seed.Split(piece).Length);
        return Seed.Replace(piece, replacement, StringComparison.Ordinal);
    }
}
