using System.Globalization;
using System.Text;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>Runs alone: what other tests hold would be counted too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class MemoryTests : IDisposable
{
    private const int MostBytesARow = 64;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CSV_keeps_at_most_64_bytes_a_row() =>
        Check(200_000, (name, rows) => _folder.Write(name, Text("VtfId;Personnummer;Enhet\n", i => $"V{i:0000000};R{i};Avdelning {i % 9}\n", rows)));

    [Fact]
    public void CSV_whose_rows_all_have_one_key_keeps_at_most_64_bytes_a_row() =>
        Check(200_000, (name, rows) => _folder.Write(name, Text("VtfId;Personnummer\n", i => $"V1;R{i}\n", rows)));

    [Fact]
    public void JSON_keeps_at_most_64_bytes_a_row() =>
        Check(200_000, (name, rows) => _folder.Write(name, Text("", i => $"{{\"VtfId\":\"V{i:0000000}\",\"x{i}\":1}}\n", rows)));

    [Fact]
    public void Workbook_keeps_at_most_64_bytes_a_row_with_its_shared_texts() =>
        Check(40_000, (name, rows) => new TestWorkbook { SharesTexts = true }
            .Sheet(
                "Blad1",
                [
                    ["VtfId", "Personnummer", "Enhet"],
                    .. Enumerable.Range(0, rows).Select(i => (object?[])[$"VTF-{i:0000000}", $"19800101-{i:0000}", "Avdelning 1"]),
                ])
            .Save(_folder.Path(name)));

    private static void Check(int rows, Func<string, int, string> write)
    {
        string small = write("small", 1_000);
        string large = write("large", rows + 1_000);
        Held(small);

        // The median of three: what the runtime frees of its own accord in between would be counted too.
        long[] bytesARow = [.. Enumerable.Range(0, 3).Select(_ => (Held(large) - Held(small)) / rows).Order()];
        Assert.InRange(bytesARow[1], 16, MostBytesARow);
    }

    // What lives at the most at any time of the first pass, looked at when progress is told.
    private static long Held(string file)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = before;
        long due = 0;
        ExportReading<Episode> reading = ExportReader.Open<Episode>(
            [file],
            Reading.Options,
            (read, total) =>
            {
                if (read >= due || read == total / 2)
                {
                    due = read + (total / 40);
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                }
            },
            TestContext.Current.CancellationToken);
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        GC.KeepAlive(reading);
        return most - before;
    }

    private static string Text(string header, Func<int, FormattableString> row, int rows)
    {
        StringBuilder text = new(header);
        for (int i = 0; i < rows; i++)
        {
            text.Append(row(i).ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
