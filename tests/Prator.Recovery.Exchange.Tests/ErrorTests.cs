namespace Prator.Recovery.Exchange.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_file() => Check(ExportFault.FileMissing, _folder.Path("nope.csv"), "CSV, XLSX or JSON");

    [Fact]
    public void Missing_folder() => Check(ExportFault.FileMissing, Path.Combine(_folder.Path("nope"), "a.csv"), "CSV, XLSX or JSON");

    [Fact]
    public void Folder() => Check(ExportFault.FileIsFolder, _folder.Folder, "*.csv");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    public void Empty_file(string text) => Check(ExportFault.FileEmpty, _folder.Write("a.csv", text), "empty");

    /// <summary>To open a pipe that nobody writes to would wait forever.</summary>
    [Fact]
    public async Task Pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        string pipe = _folder.Path("a.csv");
        using (System.Diagnostics.Process made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Check(ExportFault.FileEmpty, pipe, "no regular file");
    }

    [Fact]
    public void Name_that_is_shaped_like_a_personnummer_is_masked()
    {
        string path = _folder.Write("19800101-9809.csv", "Namn\nx\n");

        ExportException e = Assert.Throws<ExportException>(() => Reading.Episodes(path));

        Assert.DoesNotContain("9809", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_column_that_could_identify_an_item() =>
        Check(ExportFault.HeaderMissing, _folder.Write("a.csv", "Namn;Enhet\nx;y\n"), "`VårdtillfälleId`", "`Ärendenr`", "`Personnummer`", "-ImportProfile");

    [Fact]
    public void Old_or_protected_workbook() =>
        Check(ExportFault.FileOldFormat, _folder.Write("a.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), ".xlsx without a password");

    [Fact]
    public void Picture() => Check(ExportFault.FileNoTable, _folder.Write("a.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]), "no table");

    [Fact]
    public void One_bad_file_of_several_gives_no_row_of_any()
    {
        string good = _folder.Write("a.csv", "VtfId\nA1\n");
        ExportException error = Reading.Error(good, _folder.Write("b.csv", ""));
        Assert.EndsWith("b.csv", error.File, StringComparison.Ordinal);
    }

    private static void Check(ExportFault fault, string file, params string[] said)
    {
        ExportException error = Reading.Error(file);
        Assert.Equal((fault, file), (error.Fault, error.File));
        Assert.All([file, .. said], s => Assert.Contains(s, error.Message, StringComparison.Ordinal));
    }
}
