using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>The names and types of properties, which users' scripts rely on.</summary>
public sealed class OutputPropertyTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Common = """
        Reference    String
        PatientId    String
        CreatedAt    DateTime
        Unit         String
        Municipality String
        Owner        String
        IsProtected  Boolean
        Action       RecoveryAction
        Rule         String
        Clause       String
        Basis        Basis
        Reason       String
        Question     String
        PaymentBasis PaymentBasis
        Policy       String
        AsOf         DateTime
        Source       RowPlace
        """;

    private const string OfEpisode = """
        EpisodeId    String
        AdmittedAt   DateTime
        ReadyAt      DateTime
        DischargedAt DateTime
        Whereabouts  String
        """;

    private static readonly string[] Lists = ["Changes", "Warnings"];

    /// <summary>Null unless it is asked for.</summary>
    private const string Explanation = "Explanation";

    private const string FullRow =
        "VårdtillfälleId=V1; Personnummer=19850101-9809; Skapad=2024-01-10 07:15; Inskriven=2024-01-11; Utklar=2024-01-19 13:00; "
        + "Faktiskt utskriven=2024-01-20; Enhet=Avd 3; Kommun=Vinga; Ansvarig=Kim Ek; Skyddad identitet=Nej; Finns i Prator=Ja";

    [Fact]
    public void Episode_HasExactlyTheDocumentedProperties()
    {
        PSObject episode = Decide(FullRow);

        Assert.Equal("Prator.Recovery.OutageEpisode", episode.BaseObject.GetType().FullName);
        Assert.Equal(
            Names(Common).Concat(Names(OfEpisode)).Concat(Lists).Append(Explanation).Order(StringComparer.Ordinal),
            episode.BaseObject.GetType().GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Episode_PropertiesHaveTheDocumentedTypes()
    {
        PSObject episode = Decide(FullRow);

        Assert.All(Types(Common).Concat(Types(OfEpisode)), p => Assert.Equal(p.Type, TypeOf(episode, p.Name)));
        Assert.Null(episode.Value("Question"));
    }

    [Fact]
    public void Sip_HasTheDocumentedPropertiesWithTheirTypes()
    {
        ScriptResult result = session.Run(
            "$rows | Resolve-SipAction -AsOf 2024-02-05",
            ("rows", Row.CustomObjects([Row.Of("SipId=S1; Skapad=2024-01-20; Möte genomfört=Nej")]))).Clean();

        PSObject sip = Assert.Single(result.Output);
        Assert.Equal("Prator.Recovery.SipAction", sip.BaseObject.GetType().FullName);
        Assert.All(Types(Common).Append((Name: "SipId", Type: "String")), p => Assert.Equal(p.Type, TypeOf(sip, p.Name)));
        Assert.Superset(
            Names(Common).Concat(Lists).Append(Explanation).Append("SipId").Append("Steps").ToHashSet(),
            sip.BaseObject.GetType().GetProperties().Select(p => p.Name).ToHashSet());
        PSObject step = sip.List("Steps")[0];
        Assert.Equal(["Number", "Text", "Question"], step.Properties.Select(p => p.Name));
    }

    [Fact]
    public void Values_AreThoseOfTheRow()
    {
        PSObject episode = Decide(FullRow);

        Assert.Equal("V1", episode.Value("Reference"));
        Assert.Equal("V1", episode.Value("EpisodeId"));
        Assert.Null(episode.Value("PatientId"));
        Assert.Equal(new DateTime(2024, 1, 10, 7, 15, 0), episode.Value("CreatedAt"));
        Assert.Equal(new DateTime(2024, 1, 11), episode.Value("AdmittedAt"));
        Assert.Equal(new DateTime(2024, 1, 19, 13, 0, 0), episode.Value("ReadyAt"));
        Assert.Equal(new DateTime(2024, 1, 20), episode.Value("DischargedAt"));
        Assert.Equal("home", episode.Value("Whereabouts"));
        Assert.Equal("Avd 3", episode.Value("Unit"));
        Assert.Equal("Vinga", episode.Value("Municipality"));
        Assert.Equal("Kim Ek", episode.Value("Owner"));
        Assert.Equal(false, episode.Value("IsProtected"));
        Assert.Equal("prator-2024-01", episode.Value("Policy"));
        Assert.Equal(new DateTime(2024, 2, 5).AddDays(1).AddTicks(-1), episode.Value("AsOf"));
        Assert.Equal("pipeline#1", episode.Text("Source"));
        Assert.Empty(episode.List("Warnings"));
    }

    [Fact]
    public void BlankCells_AreNull()
    {
        PSObject episode = Decide("VårdtillfälleId=V1; Skapad=; Personnummer=; Enhet=");

        Assert.All(
            ["PatientId", "CreatedAt", "AdmittedAt", "ReadyAt", "DischargedAt", "Unit", "Municipality", "Owner", "IsProtected", "Clause", "PaymentBasis"],
            name => Assert.Null(episode.Value(name)));
        Assert.Empty(episode.List("Changes"));
    }

    [Fact]
    public void Changes_HaveFieldLabelAndDate()
    {
        PSObject change = Decide(FullRow).List("Changes").Single();

        Assert.Equal(["Field", "Label", "Value"], change.Properties.Select(p => p.Name));
        Assert.Equal("DischargedAt", change.Value("Field"));
        Assert.Equal("Faktiskt utskriven", change.Value("Label"));
        Assert.Equal(new DateOnly(2024, 1, 20), Assert.IsType<DateOnly>(change.Value("Value")));
    }

    [Fact]
    public void Reference_WithoutAnId_IsFileAndRow()
    {
        using WorkFolder folder = new();
        string file = folder.Write("logg.csv", Row.Csv("Personnummer=19850101-9809; Skapad=2024-01-20", "Personnummer=19900615-9850; Skapad=2024-01-20"));

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05", ("file", file)).Clean();

        Assert.Equal(["logg.csv#2", "logg.csv#3"], result.Texts("Reference"));
        Assert.Equal(["logg.csv#2", "logg.csv#3"], result.Texts("Source"));
        Assert.Equal([2, 3], result.Output.Select(o => PSObject.AsPSObject(o.Value("Source")).Value("Row")));
        Assert.All(result.Output, o => Assert.Null(o.Value("EpisodeId")));
    }

    [Fact]
    public void Checksum_ThatFails_IsAWarningOnTheItemAndNoError()
    {
        PSObject episode = Decide("VårdtillfälleId=V1; Personnummer=19850101-9803; Skapad=2024-01-20");

        string warning = Assert.Single(episode.List("Warnings")).ToString();
        Assert.Contains("checksum", warning, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("850101", warning, StringComparison.Ordinal);
    }

    private PSObject Decide(string row) =>
        Assert.Single(session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05", ("rows", Row.CustomObjects([Row.Of(row)]))).Clean().Output);

    private static string TypeOf(PSObject owner, string property)
    {
        Type declared = owner.BaseObject.GetType().GetProperty(property)!.PropertyType;
        return (Nullable.GetUnderlyingType(declared) ?? declared).Name;
    }

    private static IEnumerable<string> Names(string table) => Types(table).Select(p => p.Name);

    private static IEnumerable<(string Name, string Type)> Types(string table) =>
        table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(w => (w[0], w[1]));
}
