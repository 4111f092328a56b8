using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>-Source and -ImportProfile: what a blank InPrator means, and how another system's export is read.</summary>
public sealed class SourceTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Invented = """
        apiVersion: prator.recovery/v1
        kind: ImportProfile
        metadata:
          name: invented
          title: { sv: Påhittad, en: Invented }
        spec:
          source: OutageLog
          columns:
            episode:
              EpisodeId: Löpnummer
              PatientId: Kodnyckel
              CreatedAt: Dag ett
              StillInpatient: Ligger kvar
              Unit: Plats
            sip:
              SipId: Plannummer
              CreatedAt: Dag ett
              Deceased: Borta
          values:
            yes: [Japp]
            no: [Nepp]
            unknown: [Hm]
            status: { open: [Rullar], closed: [Klar], cancelled: [Struken] }
            disposition: { home: [Hemåt], otherHospital: [Bortåt], deceased: [Insomnad], inpatient: [Kvar] }
          listSeparators: ['/']
        """;

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "E5-UNKNOWN", "S-OPEN")]
    [InlineData("-Source Prator", "E5-UNKNOWN", "S-OPEN")]
    [InlineData("-Source OutageLog", "E-ABSENT", "S-ABSENT")]
    [InlineData("-Source outagelog", "E-ABSENT", "S-ABSENT")]
    public void Source_SaysWhatABlankInPratorMeans(string source, string episode, string sip)
    {
        ScriptResult result = session.Run(
            $"@{{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Finns i Prator' = '' }} | Get-OutageEpisode -AsOf 2024-02-05 {source}\n@{{ SipId = 'S1'; Skapad = '2024-01-10' }} | Resolve-SipAction -AsOf 2024-02-05 {source}").Clean();

        Assert.Equal([episode, sip], result.Texts("Rule"));
    }

    [Theory]
    [InlineData("", "E2", "Register", true)]
    [InlineData("-Source Prator", "E2-IN", "ContinueInPrator", false)]
    [InlineData("-Source OutageLog", "E2", "Register", false)]
    public void Source_LeavesUnknownWhatNobodySaid_AndThenAsks(string source, string during, string actionAfter, bool asks)
    {
        ScriptResult result = session.Run(
            $"@{{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' }}, @{{ VårdtillfälleId = 'V2'; Skapad = '2024-02-03' }} | Get-OutageEpisode -AsOf 2024-02-05 {source}").Clean();

        Assert.Equal(during, result.Output[0].Text("Rule"));
        Assert.Equal(actionAfter, result.Output[1].Text("Action"));
        Assert.Equal(asks, result.Output[1].Text("Question") is not null);
    }

    [Theory]
    [InlineData("Vet ej", "E5-UNKNOWN")]
    [InlineData("Ja", "E5-UNKNOWN")]
    [InlineData("Nej", "E-ABSENT")]
    public void Source_DoesNotOverrideWhatARowSays(string answer, string rule)
    {
        ScriptResult result = session.Run(
            "@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Finns i Prator' = $answer } | Get-OutageEpisode -AsOf 2024-02-05 -Source OutageLog", ("answer", answer)).Clean();

        Assert.Equal([rule], result.Texts("Rule"));
    }

    [Fact]
    public void Profile_ByPath_ReadsAnotherSystemsExport()
    {
        string profile = _folder.Write("invented.yaml", Invented);
        string file = _folder.Write("a.csv", "Löpnummer,Kodnyckel,Dag ett,Ligger kvar,Plats,Extra\nL1,R7,2024-01-10,Japp,Norr,x\nL2,R8,2024-01-20,Nepp,Söder,x\n");

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 -ImportProfile $profile1 -IncludePatientId", ("file", file), ("profile1", profile)).Clean();

        Assert.Equal(["L1", "L2"], result.Texts("Reference"));
        Assert.Equal(["E-ABSENT", "E2"], result.Texts("Rule"));
        Assert.Equal(["R7", "R8"], result.Texts("PatientId"));
        Assert.Equal(["Norr", "Söder"], result.Texts("Unit"));
        Assert.Contains("`Extra`", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_ByPath_ReadsObjects_AndSourceOverridesIt()
    {
        string profile = _folder.Write("invented.yaml", Invented);

        ScriptResult result = session.Run(
            """
            @{ Plannummer = 'P1'; 'Dag ett' = '2024-01-20'; Borta = 'Japp' } | Resolve-SipAction -AsOf 2024-02-05 -ImportProfile $profile1
            @{ Löpnummer = 'L1'; 'Dag ett' = '2024-01-10'; 'Ligger kvar' = 'Japp' } | Get-OutageEpisode -AsOf 2024-02-05 -ImportProfile $profile1 -Source Prator
            """,
            ("profile1", profile)).Clean();

        Assert.Equal(["S-DECEASED", "E3"], result.Texts("Rule"));
    }

    [Theory]
    [InlineData("nope", "prator")]
    [InlineData("./nope.yaml", "nope.yaml")]
    public void Profile_ThatIsMissing_EndsTheCall(string name, string told)
    {
        foreach (string cmdlet in Cmdlets)
        {
            ScriptResult result = session.Run($"{cmdlet} -AsOf 2024-02-05 -ImportProfile $name", ("name", name));

            ErrorRecord error = result.FailedBy("ProfileNotFound");
            Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Give", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(name, error.TargetObject);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void Profile_ThatIsMissing_IsOfTheCategoryObjectNotFound()
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -ImportProfile nope");

        Assert.Equal(ErrorCategory.ObjectNotFound, result.FailedBy("ProfileNotFound").CategoryInfo.Category);
    }

    [Fact]
    public void Profile_ThatIsRefused_EndsTheCallWithFileLineAndColumn()
    {
        string profile = _folder.Write("broken.yaml", Invented.Replace("      EpisodeId: Löpnummer", "      EpisodeIdd: Löpnummer", StringComparison.Ordinal));
        foreach (string cmdlet in Cmdlets)
        {
            ScriptResult result = session.Run($"{cmdlet} -AsOf 2024-02-05 -ImportProfile $profile1", ("profile1", profile));

            ErrorRecord error = result.FailedBy("ProfileRefused");
            Assert.Contains("broken.yaml:10:7", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("`EpisodeIdd`", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
            Assert.Equal(profile, error.TargetObject);
            Assert.Empty(result.Output);
        }
    }

    private static readonly string[] Cmdlets =
    [
        "@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode",
        "@{ SipId = 'S1' } | Resolve-SipAction",
        "Test-PratorExport -LiteralPath x.csv",
    ];
}
