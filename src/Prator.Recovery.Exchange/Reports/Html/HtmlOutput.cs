using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace Prator.Recovery.Exchange;

/// <summary>Renders the templates of reports, one after the other, each with one model.</summary>
internal sealed class HtmlOutput : IDisposable
{
    private const string Folder = "Prator.Recovery.Exchange.Reports.Html.";

    // Letters of all languages stand as they are; what HTML could take for its own does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = NewOptions();

    private static readonly Dictionary<string, IFluidTemplate> Templates = Parsed();

    private readonly StreamWriter _writer;
    private readonly HtmlWords _words;

    public HtmlOutput(Stream stream, ReportTexts texts)
    {
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true);
        _words = new HtmlWords(texts);
    }

    /// <summary>A file beside the templates, with line ends as a browser sees them: what is hashed is what it reads.</summary>
    public static string File(string name)
    {
        using Stream resource = typeof(HtmlOutput).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"There is no resource `{Folder}{name}`.");
        using StreamReader reader = new(resource, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <param name="template">The name of its file.</param>
    /// <param name="model">What it calls <c>it</c>.</param>
    /// <param name="part">What it calls <c>part</c>.</param>
    public void Render(string template, object? model = null, ReportPart? part = null)
    {
        TemplateContext context = new(Options) { CultureInfo = _words.Culture };
        context.SetValue("it", model);
        context.SetValue("part", part);
        context.SetValue("words", _words);

        // The writer never waits, so the task is done when it is given.
        Templates[template].RenderAsync(_writer, Encoder, context).AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => _writer.Dispose();

    private static TemplateOptions NewOptions()
    {
        TemplateOptions options = new() { StrictFilters = true };
        foreach (Type model in (Type[])
        [
            typeof(HtmlPage), typeof(HtmlEntry), typeof(HtmlWords), typeof(HtmlTable), typeof(HtmlColumn), typeof(HtmlRow), typeof(HtmlCell),
            typeof(HtmlGroup), typeof(HtmlItem), typeof(HtmlLine), typeof(LinePlot), typeof(PlotPoint), typeof(PlotTick), typeof(BarPlot),
            typeof(PlotBar), typeof(PlotSegment), typeof(PlotSeries), typeof(ReportPart), typeof(ReportTable), typeof(ReportWorksheet),
        ])
        {
            options.MemberAccessStrategy.Register(model);
        }

        // Every text on its way into a template.
        options.ValueConverters.Add(v => v is string text ? HtmlText.Visible(text) : null);
        return options;
    }

    private static Dictionary<string, IFluidTemplate> Parsed()
    {
        FluidParser parser = new();
        string[] names =
        [
            "head", "foot", "part", "part-end", "table", "rows", "table-end", "empty", "line", "bars", "group", "items", "group-end", "worksheet-end",
        ];
        return names.ToDictionary(n => n, n => parser.Parse(File($"{n}.liquid")), StringComparer.Ordinal);
    }
}
