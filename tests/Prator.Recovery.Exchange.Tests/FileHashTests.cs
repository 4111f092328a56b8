using System.Security.Cryptography;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>The SHA-256 of the files of a reading.</summary>
public sealed class FileHashTests : IDisposable
{
    private static readonly ReadingOptions Hashing = Reading.Options with { HashFiles = true };

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_of_the_bytes_whatever_the_format()
    {
        string[] files =
        [
            _folder.Write("a.csv", "VtfId;Enhet\nA1;Östra\n"),
            _folder.Write("b.csv", "VtfId;Enhet\nA2;Östra\n", EncodingTests.Of("Windows-1252")),
            new TestWorkbook { SharesTexts = true }.Sheet("Blad1", ["VtfId", "Enhet"], ["A3", "E"]).Save(_folder.Path("c.xlsx")),
            _folder.Write("d.json", "[{\"VtfId\":\"A4\"}]"),
            _folder.Write("e.csv", "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"V{i};E\n"))),
        ];
        Result<Episode> read = Reading.Of<Episode>(Hashing, files);
        Assert.Equal(20_004, read.Balance.Items);
        Assert.Equal(files.Select(f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))), read.Files.Select(f => f.Sha256));
    }

    [Fact]
    public void It_is_taken_only_when_asked_for() =>
        Assert.Null(Assert.Single(Reading.Episodes(_folder.Write("a.csv", "VtfId\nA1\n")).Files).Sha256);

    [Fact]
    public void Progress_counts_its_bytes_and_it_can_be_stopped()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i};E\n")));
        long length = new FileInfo(file).Length;
        List<(long Read, long Total)> told = [];
        ExportReading<Episode> reading = ExportReader.Open<Episode>([file], Hashing, (read, total) => told.Add((read, total)), TestContext.Current.CancellationToken);
        Assert.InRange(told[^1].Read, length + 1, 2 * length);
        Assert.Equal(50_000, reading.Rows().Count());
        Assert.Equal((3 * length, 3 * length), told[^1]);

        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => ExportReader.Open<Episode>(
            [file],
            Hashing,
            (read, _) =>
            {
                if (read > length)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
    }
}
