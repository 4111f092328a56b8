using System.Text;
using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class EncodingTests : IDisposable
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Encodings => ["UTF-8", "UTF-8 with BOM", "UTF-16 LE", "UTF-16 BE", "Windows-1252"];

    internal static Encoding Of(string name) => name switch
    {
        "UTF-8" => new UTF8Encoding(false),
        "UTF-8 with BOM" => new UTF8Encoding(true),
        "UTF-16 LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        "UTF-16 BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        _ => Windows1252,
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Each_is_known_and_read(string encoding)
    {
        string file = _folder.Write("a.csv", "VårdtillfälleId;Enhet\nA1;Åsa – Öst €\n", Of(encoding));
        Assert.Equal("Åsa – Öst €", Assert.Single(Reading.Episodes(file).Items).Unit);
        Assert.Equal(encoding, ExportInspector.Inspect(file, null, Reading.Options, cancellation: TestContext.Current.CancellationToken).Encoding);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Letters_across_the_borders_of_buffers_stay_whole(string encoding)
    {
        // Every shift puts the borders of the 64 KiB buffers into another byte of a letter.
        for (int shift = 0; shift < 4; shift++)
        {
            StringBuilder text = new($"VtfId;Enhet{new string(' ', shift)}\n");
            for (int i = 0; i < 30_000; i++)
            {
                text.Append(i).Append(encoding == "Windows-1252" ? ";åäö€\n" : ";åäö€𝄞\n");
            }

            Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", text.ToString(), Of(encoding)));
            Assert.Equal(30_000, read.Balance.Items);
            Assert.Single(read.Items.Select(i => i.Unit).Distinct());
        }
    }

    [Fact]
    public void Windows_1252_is_known_by_a_byte_near_the_end()
    {
        string ascii = "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i};E\n"));
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", ascii + "sist;Östra\n", Windows1252));
        Assert.Equal("Östra", read.Items[^1].Unit);
    }

    [Fact]
    public void File_that_is_UTF8_only_at_first_is_Windows_1252_as_a_whole()
    {
        byte[] bytes =
        [
            .. "VtfId;Enhet\nA1;Ö\n"u8,
            .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i};E\n"))),
            .. Windows1252.GetBytes("A2;Ö\n"),
        ];
        List<long> told = [];
        ExportReading<Episode> reading = ExportReader.Open<Episode>(
            [_folder.Write("a.csv", bytes)], Reading.Options, (read, _) => told.Add(read), TestContext.Current.CancellationToken);
        Episode[] items = [.. reading.Rows().Select(r => r.Item!)];
        Assert.Equal(20_002, items.Length);
        Assert.Equal(("Ã–", "Ö"), (items[0].Unit, items[^1].Unit));
        Assert.All(told, t => Assert.InRange(t, 0, 2 * bytes.Length));
    }

    [Fact]
    public void Byte_order_mark_decides_even_where_bytes_are_no_UTF8()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", [0xEF, 0xBB, 0xBF, .. "VtfId;Enhet\nA1;x"u8, 0xE5, .. "y\n"u8]));
        Assert.Equal("x\uFFFDy", Assert.Single(read.Items).Unit);
        Assert.Contains("UTF-8", Assert.Single(read.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Mixed_file_whose_header_is_lost_says_why()
    {
        byte[] bytes = [.. "VårdtillfälleId;Enhet\nA1;Ö\n"u8, .. Windows1252.GetBytes("A2;Ö\n")];
        ExportException error = Reading.Error(_folder.Write("a.csv", bytes));
        Assert.Equal(ExportFault.HeaderMissing, error.Fault);
        Assert.Contains("Windows-1252", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VtfId;Enhet\nA1;\0\n")]
    [InlineData("V\0t\0f\0I\0d\0\n\0")]
    public void Zero_bytes_are_no_table(string text)
    {
        ExportException error = Reading.Error(_folder.Write("a.csv", Encoding.Latin1.GetBytes(text)));
        Assert.Equal(ExportFault.FileNoTable, error.Fault);
    }

    [Fact]
    public void Text_is_decoded_as_the_framework_does_for_any_pieces() =>
        Gen.Select(
            Gen.OneOf(Gen.Int[0, 0x7F], Gen.Int[0x80, 0x7FF], Gen.Int[0x800, 0xD7FF], Gen.Int[0x10000, 0x10FFFF]).Array[0, 3000],
            Gen.Int[1, 70],
            Gen.Int[0, 3]).Sample(
                (runes, piece, form) =>
                {
                    string text = string.Concat(runes.Where(r => r != 0).Select(char.ConvertFromUtf32));
                    Encoding encoding = Of(Encodings.Select(e => e.Data).ElementAt(form));
                    using MemoryStream stream = new([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
                    using ExportText read = new("a.csv", stream, TextEncoding.Undecided);
                    char[] buffer = new char[piece];
                    StringBuilder all = new();
                    for (int count; (count = read.Read(buffer)) > 0;)
                    {
                        all.Append(buffer, 0, count);
                    }

                    // Without a mark of its own a text may start with what looks like one.
                    Assert.Equal(form == 0 ? text.TrimStart('\uFEFF') : text, form == 0 ? all.ToString().TrimStart('\uFEFF') : all.ToString());
                },
                iter: 300);
}
