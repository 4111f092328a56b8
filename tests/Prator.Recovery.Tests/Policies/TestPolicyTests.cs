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

        Assert.Contains("save it as UTF-8", session.Run("Test-RecoveryPolicy $path", ("path", path)).FailedBy("PolicyRefused").ToString(), StringComparison.Ordinal);
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

        Assert.DoesNotContain("Hemlig", result.FailedBy("PolicyRefused").ToString() + result.Shown, StringComparison.Ordinal);
    }

    private static string Replaced(string piece, string replacement)
    {
        Assert.Equal(2, Seed.Split(piece).Length);
        return Seed.Replace(piece, replacement, StringComparison.Ordinal);
    }
}
