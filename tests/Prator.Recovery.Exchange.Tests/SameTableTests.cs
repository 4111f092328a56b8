using System.Globalization;
using System.Text.Json;
using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>One table gives the same items, whatever it is written as.</summary>
public sealed class SameTableTests : IDisposable
{
    private static readonly string[] Header =
        ["VårdtillfälleId", "Personnummer", "Skapad", "Inskriven", "Status", "Kvar på sjukhus", "Utskriven till", "Överenskommelse", "Enhet"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CSV_workbook_JSON_and_objects_give_equal_items()
    {
        Gen<DateOnly?> day = Gen.Int[0, 60].Select(d => d == 0 ? (DateOnly?)null : new DateOnly(2024, 1, 1).AddDays(d));
        Gen<DateTime?> time = Gen.Int[0, 80_000].Select(m => m < 5_000 ? (DateTime?)null : new DateTime(2024, 1, 1, 0, 0, 1).AddSeconds(m * 61));
        Gen<object?[]> row = Gen.Select(
            Gen.Select(Gen.Int[0, 20], Gen.Int[0, 5], day, time),
            Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 3], day, Gen.Int[0, 2]),
            (a, b) => (object?[])
            [
                a.Item1 == 0 ? null : $"V{a.Item1}",
                a.Item2 == 0 ? null : $"19800101-98{a.Item2:00}",
                a.Item3,
                a.Item4,
                new[] { null, "Öppen", "Avslutad", "Vilande" }[b.Item1],
                b.Item2,
                new[] { null, "Hem", "Annat sjukhus", "Hotell \"X\"; rum, 1" }[b.Item3],
                b.Item4,
                b.Item5 == 0 ? null : $"Östra {b.Item5}",
            ]);
        row.Array[1, 30].Sample(
            rows =>
            {
                // A row without any cell is no row of a workbook.
                Result<Episode>[] reads =
                [
                    .. from delimiter in ";,\t"
                       from encoding in EncodingTests.Encodings.Select(e => e.Data)
                       select Reading.Episodes(_folder.Write("a", Csv(rows, delimiter), EncodingTests.Of(encoding))),
                    Reading.Episodes(new TestWorkbook { SharesTexts = true }.Sheet("Blad1", [Header, .. rows]).Save(_folder.Path("a"))),
                    Reading.Episodes(new TestWorkbook { Is1904 = true }.Sheet("Blad1", [Header, .. rows]).Save(_folder.Path("a"))),
                    Reading.Episodes(_folder.Write("a", JsonSerializer.Serialize(rows.Select(Json)))),
                    Reading.Episodes(_folder.Write("a", string.Join('\n', rows.Select(r => JsonSerializer.Serialize(Json(r)))))),
                ];
                IReadOnlyList<Episode> expected = Alike(reads[0].Items);
                Assert.All(reads, r => Assert.Equal(reads[0].Balance, r.Balance));
                Assert.All(reads, r => Assert.Equal(expected, Alike(r.Items)));

                ItemGathering<Episode> gathering = new(Reading.Options);
                foreach (object?[] values in rows)
                {
                    gathering.Add([.. Header.Zip(values, KeyValuePair.Create)]);
                }

                Assert.Equal(reads[0].Balance, gathering.Balance);
                Assert.Equal(expected, Alike([.. gathering.Rows().Where(r => r.Item is not null).Select(r => r.Item!)]));
            },
            iter: 15,
            threads: 1);
    }

    // Rows of a file start below its header; warnings compare by reference.
    private static IReadOnlyList<Episode> Alike(IReadOnlyList<Episode> items) =>
        [.. items.Select((e, i) => e with { Source = new RowPlace("a", i), Warnings = [] })];

    private static string Csv(object?[][] rows, char delimiter) =>
        string.Concat(rows.Prepend(Header).Select(r => string.Join(delimiter, r.Select(v => Quoted(Text(v)))) + "\r\n"));

    private static string Text(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "Ja" : "Nej",
        _ => value?.ToString() ?? "",
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Dictionary<string, object?> Json(object?[] row) =>
        Header.Zip(row).ToDictionary(p => p.First, p => p.Second is DateOnly or DateTime ? Text(p.Second) : p.Second);
}
