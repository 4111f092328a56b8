using System.Text;
using CsCheck;

namespace Prator.Recovery.Exchange.Tests;

public sealed class WritingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_are_quoted_and_marked()
    {
        byte[] bytes = Written(["VtfId", "Enhet"], ["A1", "a \"b\"; c\nd"], [null, ""], ["x", "åäö"]);
        Assert.Equal(
            "\uFEFFVtfId;Enhet\r\nA1;\"a \"\"b\"\"; c\nd\"\r\n;\r\nx;åäö\r\n",
            Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+46")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\tx")]
    [InlineData("\r=1")]
    [InlineData("\nx")]
    [InlineData("  =1")]
    [InlineData("\u00A0=1")]
    [InlineData("\uFF1D1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20x")]
    [InlineData("\u0000=1")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("=\"a\"")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    public void Formula_gets_an_apostrophe(string text) => Assert.Equal("'" + text, SpreadsheetCsv.Neutral(text));

    [Theory]
    [InlineData("")]
    [InlineData("A1")]
    [InlineData("a=b")]
    [InlineData("'a'")]
    [InlineData("'")]
    [InlineData("2024-02-02")]
    [InlineData("a@example.org")]
    [InlineData(" x")]
    public void Other_text_stays(string text) => Assert.Equal(text, SpreadsheetCsv.Neutral(text));

    [Fact]
    public void What_is_written_can_be_read() =>
        Gen.Char["aå;,\"\r\n\t =+-@'"].Array[0, 12].Select(c => new string(c)).Array[1, 5].Sample(
            units =>
            {
                string file = _folder.Write(
                    "a.csv", Written([["VtfId", "Enhet"], .. units.Select((u, i) => (string?[])[$"A{i}", u])]));
                Assert.Equal(
                    units.Select(u => SpreadsheetCsv.Neutral(u).Trim() is { Length: > 0 } text ? text : null),
                    Reading.Episodes(file).Items.Select(i => i.Unit));
            },
            iter: 300,
            threads: 1);

    [Fact]
    public void Atomic_file_replaces_the_old_one()
    {
        string file = _folder.Write("a.csv", "old");
        AtomicFile.Write(file, s => s.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder.Folder));
    }

    [Fact]
    public void Atomic_file_keeps_the_old_one_when_writing_fails()
    {
        string file = _folder.Write("a.csv", "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(file, s =>
        {
            s.Write("new"u8);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder.Folder));
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(_folder.Path("nope"), "a.csv"), _ => { }));
    }

    private static byte[] Written(params string?[][] rows)
    {
        using MemoryStream stream = new();
        using (SpreadsheetCsv csv = new(stream))
        {
            foreach (string?[] row in rows)
            {
                csv.WriteRow(row);
            }
        }

        return stream.ToArray();
    }
}
