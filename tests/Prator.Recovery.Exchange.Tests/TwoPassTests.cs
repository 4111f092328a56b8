using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class TwoPassTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_that_changes_between_the_passes_is_an_error()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\n");
        ExportReading<Episode> reading = Open(file);
        File.AppendAllText(file, "A2;E\n");
        ExportException error = Assert.Throws<ExportException>(() => reading.Rows().Count());
        Assert.Equal(ExportFault.FileChanged, error.Fault);
        Assert.Contains("run again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_changes_without_its_time_or_length_is_an_error_too()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\n");
        DateTime written = File.GetLastWriteTimeUtc(file);
        ExportReading<Episode> reading = Open(file);
        File.WriteAllText(file, "VtfId;Enhet\nA2;E\n");
        File.SetLastWriteTimeUtc(file, written);
        Assert.Equal(ExportFault.FileChanged, Assert.Throws<ExportException>(() => reading.Rows().Count()).Fault);
    }

    [Fact]
    public void File_that_is_gone_in_the_second_pass_is_an_error()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\n");
        ExportReading<Episode> reading = Open(file);
        File.Delete(file);
        Assert.Equal(ExportFault.FileChanged, Assert.Throws<ExportException>(() => reading.Rows().Count()).Fault);
    }

    [Fact]
    public void Rows_are_run_through_once()
    {
        ExportReading<Episode> reading = Open(_folder.Write("a.csv", "VtfId;Enhet\nA1;E\n"));
        Assert.Single(reading.Rows());
        Assert.Throws<InvalidOperationException>(() => reading.Rows());
    }

    [Fact]
    public void Progress_counts_the_bytes_of_both_passes()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i};E\n")));
        long length = new FileInfo(file).Length;
        List<(long Read, long Total)> told = [];
        ExportReading<Episode> reading = ExportReader.Open<Episode>(
            [file], Reading.Options, (read, total) => told.Add((read, total)), TestContext.Current.CancellationToken);
        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.InRange(t.Read, 0, length));
        Assert.Equal(50_000, reading.Rows().Count());
        Assert.Equal((2 * length, 2 * length), told[^1]);
        Assert.Equal(told.Select(t => t.Read).Order(), told.Select(t => t.Read));
        Assert.InRange(told.Count, 4, (int)(2 * length / (1 << 16)) + 2);
    }

    [Fact]
    public void Either_pass_can_be_stopped()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i};E\n")));
        using CancellationTokenSource first = new();
        first.Cancel();
        Assert.Throws<OperationCanceledException>(() => ExportReader.Open<Episode>([file], Reading.Options, null, first.Token));
        using CancellationTokenSource second = new();
        ExportReading<Episode> reading = ExportReader.Open<Episode>([file], Reading.Options, null, second.Token);
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (ReadRow<Episode> _ in reading.Rows())
            {
                second.Cancel();
            }
        });
    }

    [Fact]
    public void File_that_another_program_has_open_can_be_read()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\n");
        using FileStream other = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Assert.Single(Reading.Episodes(file).Items);
    }

    [Fact]
    public void Path_that_stands_twice_is_read_once()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\n");
        Assert.Equal(new Balance(1, 0, 0), Reading.Episodes(file, file).Balance);
    }

    private static ExportReading<Episode> Open(string file) =>
        ExportReader.Open<Episode>([file], Reading.Options, cancellation: TestContext.Current.CancellationToken);
}
