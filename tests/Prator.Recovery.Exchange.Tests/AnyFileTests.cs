using System.Text;
using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>Whatever a file holds, its rows balance or there is one error that names it.</summary>
public sealed class AnyFileTests : IDisposable
{
    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.Const(""), Gen.Const("A1"), Gen.Const("A2"), Gen.Const("19800101-9804"), Gen.Const("2024-01-20"), Gen.Const("2024-02-30"),
        Gen.Const("Ja"), Gen.Const("Vet ej"), Gen.Const("rubbish"), Gen.Const("å;,\t\"x\""), Gen.Const("two\r\nlines"),
        Gen.Char["A;,\t\"\r\n åX1-"].Array[0, 8].Select(c => new string(c)));

    private static readonly Gen<string[][]> Rows = Field.Array[6].Array[0, 40];

    private static readonly string[] Header = ["VtfId", "Personnummer", "Skapad", "Kvar på sjukhus", "Enhet", "Status"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_of_any_table_balance() =>
        Gen.Select(Rows, Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 2]).Sample(
            (rows, delimiter, encoding, end) =>
            {
                char separator = ";,\t"[delimiter];
                string newLine = end switch { 0 => "\n", 1 => "\r\n", _ => "\n" };
                string text = string.Concat(rows.Prepend(Header).Select(r => string.Join(separator, r.Select(Quoted)) + newLine));
                Result<Episode> read = Reading.Episodes(
                    _folder.Write("a.csv", text, EncodingTests.Of(EncodingTests.Encodings.Select(e => e.Data).ElementAt(encoding))));
                Assert.Equal(rows.Length, read.Balance.Rows);
                Assert.Equal(read.Balance.Items + read.Balance.Duplicates + read.Balance.Rejected, read.Balance.Rows);
                Assert.All(read.Rejected, r => Assert.DoesNotContain("9804", r.ToString(), StringComparison.Ordinal));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Any_text_balances_or_is_one_error() =>
        Gen.Select(Gen.Bool, Gen.Char["A1;,\t\"\r\n #åX[]{}:\uFFFE\uFFFF\u0308"].Array[0, 400]).Sample(
            (hasHeader, letters) => Check("a.csv", Encoding.UTF8.GetBytes((hasHeader ? "VtfId;Skapad;Enhet\n" : "") + new string(letters))),
            iter: 300,
            threads: 1);

    [Fact]
    public void Any_bytes_balance_or_are_one_error() =>
        Gen.Select(Gen.Int[0, 5], Gen.Byte.Array[0, 300]).Sample(
            (start, bytes) => Check("a.csv", [.. Start(start), .. bytes]),
            iter: 300,
            threads: 1);

    [Fact]
    public void Any_JSON_balances_or_is_one_error() =>
        Gen.Select(Gen.Bool, Gen.OneOf(
            Gen.Const("{\"VtfId\":\"A1\"}"), Gen.Const("{\"VtfId\":"), Gen.Const("}"), Gen.Const("["), Gen.Const("]"), Gen.Const(","), Gen.Const("\n"),
            Gen.Const("null"), Gen.Const("\"x\""), Gen.Const("1e400"), Gen.Const("{\"Skapad\":1e400,\"VtfId\":-0}"), Gen.Const("{\"\":{},\"Enhet\":[[1]]}"),
            Gen.Const("{\"\\ud800\":1}"), Gen.Const("\\"), Gen.Const("//")).Array[0, 12]).Sample(
                (isArray, pieces) => Check("a.json", Encoding.UTF8.GetBytes((isArray ? "[" : "{\"VtfId\":\"A0\"}\n") + string.Concat(pieces) + (isArray ? "]" : ""))),
                iter: 500,
                threads: 1);

    [Fact]
    public void Any_damage_to_a_workbook_balances_or_is_one_error()
    {
        byte[] whole = File.ReadAllBytes(new TestWorkbook { SharesTexts = true }
            .Sheet("Blad1", ["VtfId", "Skapad"], ["A1", new DateOnly(2024, 1, 20)], ["A2", true])
            .Save(_folder.Path("whole.xlsx")));
        Gen.Select(Gen.Int[4, whole.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                byte[] bytes = [.. whole];
                foreach ((int at, byte value) in changes)
                {
                    bytes[at] = value;
                }

                Check("a.xlsx", bytes);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Any_damage_to_the_XML_of_a_workbook_balances_or_is_one_error()
    {
        string file = new TestWorkbook { SharesTexts = true }
            .Sheet("Blad1", ["VtfId", "Skapad"], ["A1", new DateOnly(2024, 1, 20)], ["A2", true])
            .Save(_folder.Path("whole.xlsx"));
        Dictionary<string, byte[]> parts = Zips.Read(file);
        string[] names = [.. parts.Keys.Order(StringComparer.Ordinal)];
        Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, 5000], Gen.Char["0A<>/\"= r"], Gen.Int[0, 3]).Sample(
            (part, at, letter, cut) =>
            {
                Dictionary<string, byte[]> changed = new(parts);
                byte[] bytes = [.. parts[names[part]]];
                at %= bytes.Length;
                changed[names[part]] = [.. bytes[..at], (byte)letter, .. bytes[Math.Min(bytes.Length, at + cut)..]];
                Check("a.xlsx", Zips.Write(changed));
            },
            iter: 300,
            threads: 1);
    }

    private void Check(string name, byte[] bytes)
    {
        string file = _folder.Write(name, bytes);
        ExportInspection found = ExportInspector.Inspect(file, null, Reading.Options, cancellation: TestContext.Current.CancellationToken);
        try
        {
            Result<Episode> read = Reading.Of<Episode>(Reading.Options, file);
            Assert.Equal(read.Balance.Items + read.Balance.Duplicates + read.Balance.Rejected, read.Balance.Rows);
            if (found.Kind == ItemKind.Episode)
            {
                Assert.Equal(read.Balance, found.Balance);
            }
        }
        catch (ExportException error)
        {
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            if (found.Kind == ItemKind.Episode)
            {
                Assert.Equal(error.Message, found.Problem?.Message);
            }
        }

        // Nothing holds the file open any more.
        using FileStream alone = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private static byte[] Start(int which) => which switch
    {
        0 => [],
        1 => [.. "VtfId;Enhet\n"u8],
        2 => [0xEF, 0xBB, 0xBF, .. "VtfId;Enhet\n"u8],
        3 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("VtfId;Enhet\n")],
        4 => [(byte)'P', (byte)'K', 3, 4],
        _ => [.. "[{\"VtfId\":1},"u8],
    };

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
