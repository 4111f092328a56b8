using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Prator.Recovery.Exchange.Tests.Reports;

/// <summary>Reports as HTML, as far as it needs no browser: what is written, and that rows are not held.</summary>
public sealed partial class HtmlReportTests
{
    private static readonly ReportTexts Swedish = ReportTexts.For(CultureInfo.GetCultureInfo("sv-SE"));

    [Fact]
    public void Rows_AreWrittenAsTheyCome()
    {
        const int Count = 60_000;
        using CountingStream stream = new();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        long writtenHalfWay = 0;

        ReportWriter.Write(ReportOf(Table(Rows())), ReportFormat.Html, stream);

        Assert.True(writtenHalfWay > 1_000_000, $"Half way only {writtenHalfWay} bytes were written.");
        Assert.True(most - before < 30_000_000, $"{(most - before) / 1_000_000} MB were held.");

        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (long i = 0; i < Count; i++)
            {
                if (i == Count / 2)
                {
                    writtenHalfWay = stream.Length;
                }

                if (i % 10_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                }

                yield return [$"Ansvarig {i / 1000}", $"VT-{i}", "En fråga som är ungefär så lång som frågor är, och lite till?", i, new DateOnly(2024, 2, 5)];
            }
        }
    }

    [Fact]
    public void Policy_AllowsThisStyleAndThisScript_AndNothingElse()
    {
        string html = Written(ReportOf(Table([["A", "VT-1", "?", 1L, null]])));

        string policy = Policy().Match(html).Groups[1].Value;

        Assert.Equal($"default-src 'none'; style-src 'sha256-{Hash(Style().Match(html).Groups[1].Value)}'; script-src 'sha256-{Hash(Script().Match(html).Groups[1].Value)}'; base-uri 'none'; form-action 'none'", policy);
        Assert.DoesNotMatch(" (style|on[a-z]+|src)=", Policy().Replace(html, string.Empty)[..html.IndexOf("<script>", StringComparison.Ordinal)].Split("</style>")[1]);

        static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("<b>\"'&", "&lt;b&gt;&quot;&#x27;&amp;")]
    [InlineData("{{ words.Skip }}{% raw %}", "{{ words.Skip }}{% raw %}")]
    [InlineData("a\0\u001F\u007F\u0085b", "a\u2400\u241F\u2421\uFFFDb")]
    [InlineData("två\nrader\t!", "två&#xA;rader&#x9;!")]
    public void Texts_AreEncoded(string text, string written)
    {
        string html = Written(ReportOf(Table([[text, "VT-1", text, 1L, null]])));

        Assert.Equal(2, Regex.Count(html, Regex.Escape($"{written}</bdi>")));
    }

    [Fact]
    public void Groups_StandAboveTheirRows_OnceEach()
    {
        string html = Written(ReportOf(Table([["A", "1", null, null, null], ["A", "2", null, null, null], [null, "3", null, null, null]])));

        Assert.Equal(["A", "1", "2", "(ingen angiven)", "3"], Cells().Matches(html).Select(m => m.Groups[1].Value));
        Assert.Equal(2, Regex.Count(html, "<tbody>"));
        Assert.Equal(2, Regex.Count(html, "</tbody>"));
    }

    [Fact]
    public void TableWithoutRows_SaysSo()
    {
        string html = Written(ReportOf(Table([])));

        Assert.Contains("<p class=\"empty\">Inga.</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(14)]
    [InlineData(60)]
    [InlineData(400)]
    public void Line_HasItsPointsInside_AndFewDaysNamed(int days)
    {
        IReadOnlyList<object?>[] rows = [.. Enumerable.Range(0, days).Select(d => (IReadOnlyList<object?>)[new DateOnly(2024, 2, 5).AddDays(d), 1234L - (3 * d)])];

        LinePlot plot = LinePlot.Of(Plotted(ReportPlot.Line, rows), rows, Swedish);

        double[][] corners = [.. plot.Line.Split(' ').Select(c => c.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(days, corners.Length);
        Assert.All(corners, c => Assert.True(c[0] is >= 0 and <= 100 && c[1] >= 0 && c[1] <= plot.Height));
        Assert.InRange(plot.Across.Count, 1, 8);
        Assert.InRange(plot.Upwards.Count, 3, 7);
        Assert.InRange(plot.Points.Count, 1, 8);
        Assert.Equal(rows.Length == 1 ? "Antal: 1\u00A0234 den 2024-02-05." : $"Antal: från 1\u00A0234 den 2024-02-05 till {Swedish.Write(1234L - (3 * (days - 1)))} den {Swedish.Write(rows[^1][0])}.", plot.Words);
    }

    [Fact]
    public void Line_OfNothingLeft_HasAnAxis()
    {
        IReadOnlyList<object?>[] rows = [[new DateOnly(2023, 12, 31), 0L], [new DateOnly(2024, 1, 1), 0L]];

        LinePlot plot = LinePlot.Of(Plotted(ReportPlot.Line, rows), rows, Swedish);

        Assert.Equal(["0", "1"], plot.Upwards.Select(t => t.Label));
        Assert.Equal(["2023-12-31", "2024-01-01"], plot.Across.Select(t => t.Label));
    }

    [Fact]
    public void Bars_AreTheFirstTwenty_AndItIsSaid()
    {
        IReadOnlyList<object?>[] rows = [.. Enumerable.Range(0, 290).Select(m => (IReadOnlyList<object?>)[$"Kommun {m}", 290L - m])];

        BarPlot plot = BarPlot.Of(Plotted(ReportPlot.Bars, rows), rows, Swedish);

        Assert.Equal(20, plot.Bars.Count);
        Assert.EndsWith("Diagrammet visar de 20 första av 290; i tabellen finns alla.", plot.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 1, 5)]
    [InlineData(6, 2, 6)]
    [InlineData(301, 100, 400)]
    [InlineData(1_000_000, 200_000, 1_000_000)]
    public void Axis_GoesInStepsThatPeopleCountIn(long highest, long step, long top)
    {
        PlotAxis axis = PlotAxis.To(highest, most: 5);

        Assert.Equal((step, top), (axis.Step, axis.Top));
    }

    private static Report ReportOf(ReportPart part) => new() { Kind = ReportKind.Questions, Texts = Swedish, Title = "Rubrik", Facts = [], Parts = [part] };

    private static ReportTable Table(IEnumerable<IReadOnlyList<object?>> rows) => new()
    {
        Key = "questions",
        Heading = "Frågor",
        Empty = "Inga.",
        GroupedBy = "owner",
        Columns =
        [
            new("owner", "Ansvarig"), new("reference", "Referens", ReportCells.Code), new("question", "Fråga"), new("count", "Antal", ReportCells.Number),
            new("day", "Dag", ReportCells.Day),
        ],
        Rows = rows,
    };

    private static ReportTable Plotted(ReportPlot plot, IReadOnlyList<IReadOnlyList<object?>> rows) => new()
    {
        Key = "plotted",
        Heading = "Ritat",
        Columns = [new("first", "Vad"), new("count", "Antal", ReportCells.Number) { IsPlotted = true }],
        Rows = rows,
        Plot = plot,
    };

    private static string Written(Report report)
    {
        using MemoryStream stream = new();
        ReportWriter.Write(report, ReportFormat.Html, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("""http-equiv="Content-Security-Policy" content="([^"]*)">""")]
    private static partial Regex Policy();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<(?:bdi class=\"long\"|code dir=\"auto\")>([^<]*)<")]
    private static partial Regex Cells();

    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _length += count;
    }
}
