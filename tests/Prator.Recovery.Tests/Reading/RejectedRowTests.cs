using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>Rows that cannot be read are told one by one, and the balance at the end.</summary>
public sealed class RejectedRowTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    public void Row_ThatIsRejected_IsAnErrorWithItsPlace_AndTheRestIsRead(string cmdlet, string id)
    {
        string file = _folder.Write("export.csv", $"{id};Skapad;Finns i Prator;Enhet;Ansvarig\r\n1;2024-01-20;Nej;A;Kim\r\n2;2024-13-01;Nej;B;Robin\r\n3;2024-01-20;kanske;C;Kim\r\n4;2024-01-20;Nej;D;Kim\r\n4;2024-01-20;Nej;D;Kim\r\n");

        ScriptResult result = session.Run($"{cmdlet} $file -AsOf 2024-02-05", ("file", file));

        Assert.Null(result.Failure);
        Assert.Equal(["1", "4"], result.Texts("Reference"));
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, e => Assert.Equal("RowRejected", e.Id()));
        Assert.All(result.Errors, e => Assert.Equal(ErrorCategory.InvalidData, e.CategoryInfo.Category));
        Assert.Equal(["export.csv, rad 3, kolumn Skapad", "export.csv, rad 4, kolumn Finns i Prator"], result.Errors.Select(e => e.ToString().Split(':')[0]));
        Assert.Contains("`2024-13-01`", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("åååå-mm-dd", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("`Ja`", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(result.Errors[0].ErrorDetails.RecommendedAction));
        Assert.Equal("5 rows = 2 items + 1 duplicates + 2 rejected. The rejected rows have no action until they are mended.", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("sv-SE", "export.csv, rad 2, kolumn Skapad: Cellen innehåller en text på 4 tecken, men här ska det stå ett datum. Skriv åååå-mm-dd eller ååååmmdd, och tt:mm efter ett mellanslag eller T om det finns ett klockslag. Ytterligare 1 kolumn på raden är fel.", "Rätta raden")]
    [InlineData("en-US", "export.csv, row 2, column Skapad: A text of 4 characters is no date. Write yyyy-MM-dd or yyyyMMdd, and HH:mm after a space or T where there is a time. 1 more column of the row is wrong.", "Mend the row")]
    public void Reason_IsToldInTheLanguageOfTheCall(string culture, string told, string advice)
    {
        string file = _folder.Write("export.csv", "VårdtillfälleId;Skapad;Finns i Prator\r\nV7;nyss;kanske\r\n");

        foreach (string call in new[] { $"Get-OutageEpisode $file -AsOf 2024-02-05 -Culture {culture}", $"$null = Import-PratorExport -Episode $file -AsOf 2024-02-05 -Policy prator-2024-01 -Ledger $ledger -Culture {culture} -WhatIf" })
        {
            ErrorRecord error = Assert.Single(session.Run(call, ("file", file), ("ledger", _folder.Of("none.db"))).Errors);

            Assert.Equal((told, "RowRejected"), (error.ToString(), error.Id()));
            Assert.StartsWith(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Equal(told.Split(": ", 2)[1], PSObject.AsPSObject(error.TargetObject).Text("Reason"));
        }
    }

    // What people write where a date or an answer belongs may be a name or a number of the patient.
    [Theory]
    [InlineData("Karin", null)]
    [InlineData("Ek", null)]
    [InlineData("070-123 45 67", null)]
    [InlineData("0701234567", null)]
    [InlineData("800101-9802", null)]
    [InlineData("8001-01-9802", null)]
    [InlineData("19801301-9802", null)]
    [InlineData("800101 9802", null)]
    [InlineData("19800101 9802", null)]
    [InlineData("1980 01 01", null)]
    [InlineData("2024-02-30", "2024-02-30")]
    [InlineData("30.2.2024", "30.2.2024")]
    [InlineData("2024-02-03T25:61", null)]
    [InlineData("19800101 98.04", null)]
    [InlineData("1980-01-01 98:04", null)]
    [InlineData("9801-01 98:04", null)]
    [InlineData("25:61", "25:61")]
    [InlineData("20240230", "20240230")]
    [InlineData("Vet ej", "Vet ej")]
    public void Value_IsToldOnly_WhereItIsNobodysNameOrNumber(string value, string? told)
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V2'; Skapad = $value } | Get-OutageEpisode -AsOf 2024-02-05", ("value", value));

        string error = Assert.Single(result.Errors).ToString();
        Assert.Contains(told is null ? $"en text på {value.Length} tecken" : $"`{told}`", error, StringComparison.Ordinal);
        Assert.Equal(told is not null, error.Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public void Row_ThatIsRejected_KeepsWhomToAsk()
    {
        string file = _folder.Write("export.csv", "VårdtillfälleId;Skapad;Enhet;Kommun;Ansvarig\r\nV7;i går;Avd 3;Vinga;Kim Ek\r\n;;Avd 4;;\r\n");

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05", ("file", file));

        PSObject[] rows = [.. result.Errors.Select(e => PSObject.AsPSObject(e.TargetObject))];
        Assert.Equal(["V7", "export.csv#3"], rows.Select(r => r.Text("Reference")));
        Assert.Equal(["Avd 3", "Avd 4"], rows.Select(r => r.Text("Unit")));
        Assert.Equal(["Kim Ek", null], rows.Select(r => r.Text("Owner")));
        Assert.Equal(["Vinga", null], rows.Select(r => r.Text("Municipality")));
        Assert.Equal(["Skapad", null], rows.Select(r => r.Text("Column")));
        Assert.Equal([2, 3], rows.Select(r => r.Value("Row")));
        Assert.Equal(["export.csv", "export.csv"], rows.Select(r => r.Text("File")));
    }

    [Fact]
    public void Row_OfThePipeline_IsNamedByItsNumber()
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' }, @{ VårdtillfälleId = 'V2'; Skapad = 'nyss' } | Get-OutageEpisode -AsOf 2024-02-05");

        Assert.Single(result.Output);
        Assert.StartsWith("pipeline, rad 2, kolumn Skapad:", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("2 rows = 1 items + 0 duplicates + 1 rejected", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorAction_Stop_EndsAtTheFirst()
    {
        ScriptResult result = session.Run(
            "@{ VårdtillfälleId = 'V1' }, @{ VårdtillfälleId = 'V2'; Skapad = 'nyss' }, @{ VårdtillfälleId = 'V3' } | Get-OutageEpisode -AsOf 2024-02-05 -ErrorAction Stop");

        result.FailedBy("RowRejected");
        Assert.Equal(["V1"], result.Texts("Reference"));
    }

    [Fact]
    public void ErrorVariable_HoldsTheRows()
    {
        ScriptResult result = session.Run(
            "$null = @{ VårdtillfälleId = 'V2'; Skapad = 'nyss' } | Get-OutageEpisode -AsOf 2024-02-05 -ErrorAction SilentlyContinue -ErrorVariable bad -WarningAction SilentlyContinue\n$bad.TargetObject.Reference");

        Assert.Equal(["V2"], result.Output.Select(o => o.ToString()));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Balance_IsNoWarning_WhereNothingWasRejected_ButCanBeSeen()
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' }, @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -Verbose").Clean();

        Assert.Empty(result.Warnings);
        Assert.Contains("2 rows = 1 items + 1 duplicates + 0 rejected.", result.Verbose);
    }

    [Fact]
    public void Duplicates_AreFoundAcrossTheFilesOfACall_AndAreNeverSilentlyOneOfTwoTruths()
    {
        string a = _folder.Write("a.csv", Row.Csv("VårdtillfälleId=V1; Skapad=2024-01-20", "VårdtillfälleId=V2; Skapad=2024-01-20"));
        string b = _folder.Write("b.csv", Row.Csv("VårdtillfälleId=V1; Skapad=2024-01-20", "VårdtillfälleId=V2; Skapad=2024-01-21"));

        ScriptResult result = session.Run("Get-OutageEpisode $a, $b -AsOf 2024-02-05 -Verbose", ("a", a), ("b", b)).Clean();

        Assert.Equal(["V1 E2 a.csv#2", "V2 E-DUPLICATE a.csv#3", "V2 E-DUPLICATE b.csv#3"], result.Output.Select(o => $"{o.Text("Reference")} {o.Text("Rule")} {o.Text("Source")}"));
        Assert.Contains("4 rows = 3 items + 1 duplicates + 0 rejected.", result.Verbose);
    }

    [Fact]
    public void Warnings_OfColumns_NameThemOnceWithTheirFile()
    {
        string a = _folder.Write("a.csv", "VårdtillfälleId;Ärendenr;Rumsfärg\r\nV1;Z1;blå\r\nV2;Z2;röd\r\n");

        ScriptResult result = session.Run("Get-OutageEpisode $a -AsOf 2024-02-05", ("a", a)).Clean();

        Assert.Equal(["V1", "V2"], result.Texts("Reference"));
        Assert.Equal(2, result.Warnings.Count);
        Assert.All(result.Warnings, w => Assert.Contains("a.csv", w, StringComparison.Ordinal));
        Assert.Single(result.Warnings, w => w.Contains("`Rumsfärg`", StringComparison.Ordinal));
        Assert.Single(result.Warnings, w => w.Contains("`Ärendenr`", StringComparison.Ordinal) && w.Contains("`VårdtillfälleId`", StringComparison.Ordinal));
    }
}
