using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

public sealed class FilterTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly IReadOnlyDictionary<string, string>[] Rows =
    [
        Row.Of("Id=1; Skapad=2024-01-20; Enhet=Medicin 1; Kommun=Vinga; Ansvarig=Kim Ek"),
        Row.Of("Id=2; Skapad=2024-01-10; Enhet=Medicin 2; Kommun=Vinga; Ansvarig=Robin Al"),
        Row.Of("Id=3; Skapad=2024-02-03; Enhet=Kirurgi 1; Kommun=Ekhamn [norra]; Ansvarig="),
        Row.Of("Id=4; Skapad=2024-02-03; Enhet=; Kommun=; Ansvarig=Kim Ek"),
    ];

    [Theory]
    [InlineData("", "1 2 3 4")]
    [InlineData("-Action Register", "3 4")]
    [InlineData("-Action ContinueManually, Register", "1 3 4")]
    [InlineData("-Action register", "3 4")]
    [InlineData("-Action None", "")]
    [InlineData("-Unit 'Medicin 1'", "1")]
    [InlineData("-Unit 'medicin*'", "1 2")]
    [InlineData("-Unit '* 1'", "1 3")]
    [InlineData("-Unit 'Kirurgi*', 'Medicin 2'", "2 3")]
    [InlineData("-Unit ''", "4")]
    [InlineData("-Unit 'Medicin [2-9]'", "2")]
    [InlineData("-Municipality V*", "1 2")]
    [InlineData("-Municipality 'Ekhamn `[norra`]'", "3")]
    [InlineData("-Owner 'kim ek'", "1 4")]
    [InlineData("-Owner '* Al', 'Nobody'", "2")]
    [InlineData("-Owner '?*'", "1 2 4")]
    [InlineData("-Action Register -Owner Kim*", "4")]
    [InlineData("-Unit Medicin* -Municipality Vinga -Owner R*", "2")]
    public void Filters_LetThroughWhatMatchesAllOfThem(string filters, string ids)
    {
        ScriptResult episodes = session.Run($"$rows | Get-OutageEpisode -AsOf 2024-02-05 {filters}", ("rows", Objects("VårdtillfälleId"))).Clean();

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), episodes.Texts("Reference"));
    }

    [Theory]
    [InlineData("-Action Register", "3 4")]
    [InlineData("-Action Review, Register", "1 3 4")]
    [InlineData("-Unit Medicin*, Kirurgi* -Owner 'Kim Ek'", "1")]
    public void Filters_OfSips_WorkAlike(string filters, string ids)
    {
        ScriptResult sips = session.Run($"$rows | Resolve-SipAction -AsOf 2024-02-05 {filters}", ("rows", Objects("SipId"))).Clean();

        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), sips.Texts("Reference"));
    }

    [Fact]
    public void Filters_OfFiles_WorkAlike_AndRejectedRowsAreToldAllTheSame()
    {
        using WorkFolder folder = new();
        string file = folder.Write("a.csv", Row.Csv(Rows.Select(r => With(r, "VårdtillfälleId")).Append(Row.Of("VårdtillfälleId=5; Skapad=någon gång; Enhet=Medicin 1"))));

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 -Unit Kirurgi*", ("file", file));

        Assert.Equal(["3"], result.Texts("Reference"));
        Assert.Equal("RowRejected", Assert.Single(result.Errors).Id());
        Assert.Contains("5 rows = 4 items + 0 duplicates + 1 rejected", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Action_ThatDoesNotExist_IsRefusedWithTheNamesOfThoseThatDo()
    {
        ScriptResult result = session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -Action Shred", ("rows", Objects("VårdtillfälleId")));

        Assert.NotNull(result.Failure);
        Assert.Contains("ContinueManually", result.Failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static System.Management.Automation.PSObject[] Objects(string idHeader) => Row.CustomObjects(Rows.Select(r => With(r, idHeader)));

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> row, string idHeader) =>
        row.ToDictionary(c => c.Key == "Id" ? idHeader : c.Key, c => c.Value);
}
