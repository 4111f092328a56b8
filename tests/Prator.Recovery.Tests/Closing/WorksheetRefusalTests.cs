using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>Files that are no worksheet, or cannot be one: nothing is written to them or beside them.</summary>
public sealed class WorksheetRefusalTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, byte[]> Foreign => new()
    {
        { "another table", Encoding.UTF8.GetBytes("VårdtillfälleId;Skapad\r\nV1;2024-01-10\r\n") },
        { "a text", Encoding.UTF8.GetBytes("Kom ihåg att ringa avdelningen\r\n") },
        { "one column more", Encoding.UTF8.GetBytes(Worksheet.Header + ";Extra\r\n") },
        { "other column order", Encoding.UTF8.GetBytes("Reference;OrderedOn;Field;Label;Value;PaymentBasis;Unit;Municipality;Owner;Rule;Clause;Policy\r\n") },
        { "commas", Encoding.UTF8.GetBytes(Worksheet.Header.Replace(';', ',') + "\r\n") },
        { "no UTF-8", [.. Encoding.UTF8.GetBytes(Worksheet.Header + "\r\n2024-02-05;V1;ReadyAt;Utklar;2024-02-05;;"), 0xC5, (byte)'s', 0xF6, .. Encoding.UTF8.GetBytes(";;;E4;V4;p\r\n")] },
        { "UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Worksheet.Header + "\r\n")] },
        { "a workbook", Workbook.Of(("Blad1", [["OrderedOn", "Reference"]])) },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void ForeignFile_IsRefusedAndLeftAsItWas(string what, byte[] content)
    {
        string worksheet = _folder.Write("w.csv", content);
        IReadOnlyDictionary<string, string> before = _folder.Content();

        ScriptResult result = Closable.Close(session, Closable.Episodes(session, "V1"), worksheet);

        Assert.True(result.Failure is not null, $"{what} was taken for a worksheet.");
        ErrorRecord error = result.FailedBy("WorksheetForeign");
        Assert.Contains("w.csv", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("name another worksheet", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(worksheet, error.TargetObject);
        Assert.Empty(result.Output);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public void ForeignFile_IsRefusedBeforeAnythingIsAsked()
    {
        string worksheet = _folder.Write("w.csv", "A;B\r\n");

        ScriptResult result = session.RunAnswering(
            "Yes", "$episodes | Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $worksheet", ("episodes", Closable.Episodes(session, "V1")), ("worksheet", worksheet));

        result.FailedBy("WorksheetForeign");
        Assert.Empty(result.Questions);
    }

    [Fact]
    public void Folder_ThatIsMissing_IsAnError() => CheckUnavailable(_folder.Of("missing/w.csv"));

    [Fact]
    public void Worksheet_ThatIsAFolder_IsAnError()
    {
        Directory.CreateDirectory(_folder.Of("w.csv"));
        CheckUnavailable(_folder.Of("w.csv"));
    }

    [Fact]
    public void Worksheet_InsideAFile_IsAnError() => CheckUnavailable(Path.Combine(_folder.Write("file.txt", "text"), "w.csv"));

    [Fact]
    public void Folder_ThatIsReadOnly_IsAnError()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The folder that nobody can write to is one of Linux.");
        CheckUnavailable(Environment.IsPrivilegedProcess ? "/sys/prator-w.csv" : ReadOnlyFolder("w.csv"), "You may not write there");
    }

    [Fact]
    public void Worksheet_OnADriveThatIsMissing_IsAnError()
    {
        ScriptResult result = Closable.Close(session, Closable.Episodes(session, "V1"), "Nowhere:/w.csv");

        result.FailedBy("WorksheetUnavailable");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Worksheet_ByRelativePath_IsThatOfTheLocation()
    {
        ScriptResult result = session.Run(
            "$before = $ExecutionContext.SessionState.Path.CurrentLocation\n$null = $ExecutionContext.SessionState.Path.SetLocation($folder)\n"
            + "try { $episodes | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false -Worksheet 'w[1].csv' } finally { $null = $ExecutionContext.SessionState.Path.SetLocation($before.Path) }",
            ("episodes", Closable.Episodes(session, "V1")),
            ("folder", _folder.Path)).Clean();

        Assert.Single(result.Output);
        Assert.Equal(2, Worksheet.Rows(_folder.Of("w[1].csv")).Count);
    }

    /// <summary>Takes the ten seconds that a second writer waits.</summary>
    [Fact]
    public void Worksheet_ThatAnotherWriterKeeps_IsAnError_AndNothingIsWritten()
    {
        string worksheet = _folder.Of("w.csv");
        using (new FileStream(worksheet + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            CheckUnavailable(worksheet, "Close it in other programs");
        }

        Assert.False(File.Exists(worksheet));
    }

    [Fact]
    public void Stop_WhileWaitingForAnotherWriter_EndsSoon_AndNothingIsWritten()
    {
        string worksheet = _folder.Of("w.csv");
        PSObject[] episodes = Closable.Episodes(session, "V1");
        using FileStream kept = new(worksheet + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        PSDataCollection<PSObject> output = [];
        using PowerShell shell = session.Begin(
            "$episodes | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false -Worksheet $worksheet", output, ("episodes", episodes), ("worksheet", worksheet));
        Thread.Sleep(500);
        Assert.Equal(PSInvocationState.Running, shell.InvocationStateInfo.State);

        Stopwatch watch = Stopwatch.StartNew();
        shell.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"Stopping took {watch.Elapsed}.");
        Assert.Empty(output);
        Assert.False(File.Exists(worksheet));
    }

    private void CheckUnavailable(string worksheet, string advice = "name another file")
    {
        IEnumerable<string> before = [.. Directory.EnumerateFileSystemEntries(_folder.Path).Order()];

        ScriptResult result = Closable.Close(session, Closable.Episodes(session, "V1"), worksheet);

        ErrorRecord error = result.FailedBy("WorksheetUnavailable");
        Assert.Contains(worksheet, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("nothing was written", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("name another file", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.WriteError, error.CategoryInfo.Category);
        Assert.Equal(worksheet, error.TargetObject);
        Assert.Empty(result.Output);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_folder.Path).Order());
    }

    private string ReadOnlyFolder(string name)
    {
        string folder = Directory.CreateDirectory(_folder.Of("locked")).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return Path.Combine(folder, name);
    }
}
