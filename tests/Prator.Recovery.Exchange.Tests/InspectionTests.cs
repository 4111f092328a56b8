namespace Prator.Recovery.Exchange.Tests;

public sealed class InspectionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_how_a_CSV_would_be_read()
    {
        ExportInspection found = Inspect(_folder.Write(
            "a.csv", "Logg\nVtfId;Personnummer;Skapad;Rum;Avdelning;Enhet\nA1;19800101-9803;2024-01-01;1;;E\nA1;19800101-9803;2024-01-01;1;;E\nA2;;x;;;\nA3;;y;;;\n"), most: 1);
        Assert.True(found.IsReadable);
        Assert.Equal((ItemKind.Episode, true), (found.Kind, found.IsKindGuessed));
        Assert.Equal((ExportFormat.Csv, "UTF-8", ';', 2), (found.Format, found.Encoding, found.Delimiter, found.HeaderRow));
        Assert.Equal(["EpisodeId=VtfId", "PatientId=Personnummer", "CreatedAt=Skapad", "Unit=Enhet"], found.MappedColumns.Select(c => $"{c.Key}={c.Value}"));
        Assert.Equal(["Rum"], found.UnmappedColumns);
        Assert.Contains("Status", found.MissingProperties);
        Assert.DoesNotContain("CreatedAt", found.MissingProperties);
        Assert.Equal(new Balance(1, 1, 2), found.Balance);
        Assert.Equal("A2", Assert.Single(found.Rejected).Reference);
        Assert.Equal(2, found.Warnings.Count);
        Assert.Equal(1, Assert.Single(found.ItemWarnings).Value);
    }

    [Fact]
    public void Says_how_a_workbook_would_be_read()
    {
        ExportInspection found = Inspect(new TestWorkbook().Sheet("Om").HiddenSheet("Dold").Sheet("Lista", ["SipId", "Samtycke"], ["S1", "Ja"]).Save(_folder.Path("a.xlsx")));
        Assert.Equal(ItemKind.Sip, found.Kind);
        Assert.Equal((ExportFormat.Xlsx, "Lista", 1), (found.Format, found.Sheet, found.HeaderRow));
        Assert.Equal(["Om", "Dold", "Lista"], found.Sheets);
        Assert.Null(found.Encoding);
        Assert.Null(found.Delimiter);
    }

    [Fact]
    public void Says_how_JSON_would_be_read()
    {
        ExportInspection found = Inspect(_folder.Write("a.json", "[{\"SipId\":\"S1\",\"Samtycke\":\"Ja\",\"x\":1}]"));
        Assert.Equal((ItemKind.Sip, ExportFormat.Json, "UTF-8"), (found.Kind, found.Format, found.Encoding));
        Assert.Null(found.HeaderRow);
        Assert.Equal(["SipId", "Consent"], found.MappedColumns.Select(c => c.Key));
        Assert.Equal(["x"], found.UnmappedColumns);
    }

    [Theory]
    [InlineData("Ärendenr;Inskriven;Utklar", ItemKind.Episode)]
    [InlineData("Ärendenr;Möte genomfört;Plan skapad", ItemKind.Sip)]
    [InlineData("VårdtillfälleId;Personnummer;Skapad", ItemKind.Episode)]
    [InlineData("SipId;VårdtillfälleId;Personnummer;Skapad", ItemKind.Sip)]
    public void Kind_is_guessed_from_the_headers(string header, ItemKind kind) =>
        Assert.Equal(kind, Inspect(_folder.Write("a.csv", header + "\n")).Kind);

    [Fact]
    public void Stated_kind_is_kept()
    {
        string file = _folder.Write("a.csv", "Ärendenr;Inskriven;Utklar\nA1;;\n");
        ExportInspection found = ExportInspector.Inspect(file, ItemKind.Sip, Reading.Options, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((ItemKind.Sip, false), (found.Kind, found.IsKindGuessed));
        Assert.Equal(["Inskriven", "Utklar"], found.UnmappedColumns);
    }

    [Fact]
    public void File_that_cannot_be_read_is_a_finding()
    {
        ExportInspection missing = Inspect(_folder.Path("nope.csv"));
        Assert.False(missing.IsReadable);
        Assert.Equal(ExportFault.FileMissing, missing.Problem!.Fault);
        Assert.Equal(_folder.Path("nope.csv"), missing.File);
        ExportInspection unclosed = Inspect(_folder.Write("a.csv", "VtfId;Enhet\nA1;\"E\n"));
        Assert.Equal(ExportFault.QuoteUnclosed, unclosed.Problem!.Fault);
        Assert.Equal((ExportFormat.Csv, ';', 1), (unclosed.Format, unclosed.Delimiter, unclosed.HeaderRow));
        Assert.Equal(2, unclosed.MappedColumns.Count);
        Assert.Null(unclosed.Balance);
        Assert.Equal(ExportFault.HeaderMissing, Inspect(_folder.Write("b.csv", "x;y\n1;2\n")).Problem!.Fault);
    }

    private static ExportInspection Inspect(string file, int most = 10) =>
        ExportInspector.Inspect(file, null, Reading.Options, most, TestContext.Current.CancellationToken);
}
