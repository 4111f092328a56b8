using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

public sealed class PatientIdTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    public void PatientId_IsNull_UnlessAskedFor(string cmdlet, string id)
    {
        Assert.Null(Decide(cmdlet, $"{id}=1; Personnummer=19850101-9809", string.Empty).Value("PatientId"));
        Assert.Equal("198501019809", Decide(cmdlet, $"{id}=1; Personnummer=19850101-9809", "-IncludePatientId").Value("PatientId"));
    }

    [Theory]
    [InlineData("Ja", null)]
    [InlineData("X", null)]
    [InlineData("Nej", "198501019809")]
    [InlineData("", "198501019809")]
    [InlineData("Vet ej", "198501019809")]
    public void PatientId_IsNullWhereProtected_EvenWhenAskedFor(string isProtected, string? expected)
    {
        foreach ((string cmdlet, string id) in new[] { ("Get-OutageEpisode", "VårdtillfälleId"), ("Resolve-SipAction", "SipId") })
        {
            PSObject item = Decide(cmdlet, $"{id}=1; Personnummer=19850101-9809; Skyddad identitet={isProtected}", "-IncludePatientId");

            Assert.Equal(expected, item.Value("PatientId"));
        }
    }

    [Theory]
    [InlineData("198501019809", "198501019809")]
    [InlineData("850101-9809", "198501019809")]
    [InlineData("8501019809", "198501019809")]
    [InlineData("19850161-9806", "198501619806")]
    [InlineData("reserv-7q", "RESERV-7Q")]
    public void PatientId_IsNormalised(string written, string expected) =>
        Assert.Equal(expected, Decide("Get-OutageEpisode", $"VårdtillfälleId=1; Personnummer={written}", "-IncludePatientId").Value("PatientId"));

    [Fact]
    public void PatientId_IsNotKeptByPipingItemsBackWithoutAskingAgain()
    {
        PSObject item = Assert.Single(session.Run(
            "$rows | Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId | Get-OutageEpisode -AsOf 2024-02-05",
            ("rows", Row.CustomObjects([Row.Of("VårdtillfälleId=1; Personnummer=19850101-9809")]))).Clean().Output);

        Assert.Null(item.Value("PatientId"));
    }

    private PSObject Decide(string cmdlet, string row, string switches) =>
        Assert.Single(session.Run($"$rows | {cmdlet} -AsOf 2024-02-05 {switches}", ("rows", Row.CustomObjects([Row.Of(row)]))).Clean().Output);
}
