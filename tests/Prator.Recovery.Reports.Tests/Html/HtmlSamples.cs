namespace Prator.Recovery.Reports.Tests.Html;

/// <summary>The sample ledger's reports as HTML, each written once.</summary>
internal static class HtmlSamples
{
    /// <summary>Every kind, and both languages: the summary in each, the others in turn. Pages of one template differ in words only, and each costs seconds.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "Summary", "sv-SE" }, { "Summary", "en-US" }, { "Worksheet", "sv-SE" }, { "Questions", "en-US" },
        { "PaymentBasis", "sv-SE" }, { "Rejected", "en-US" }, { "SignOff", "sv-SE" },
    };

    public static readonly string[] Kinds = ["Summary", "Worksheet", "Questions", "PaymentBasis", "Rejected", "SignOff"];

    private static readonly Lock OneAtATime = new();

    /// <summary>The path of a report's file.</summary>
    public static string Html(this SampleLedger ledger, string kind, string culture) => ledger.Html(kind, culture, string.Empty, string.Empty);

    /// <summary>A worksheet that says who the patients are.</summary>
    public static string HtmlOfPatients(this SampleLedger ledger) => ledger.Html("Worksheet", "sv-SE", "-patients", "-IncludePatientId");

    /// <summary>A report of some owners only: all that reports hold, in fewer rows.</summary>
    public static string HtmlOfSome(this SampleLedger ledger, string kind, string culture) => ledger.Html(kind, culture, "-some", "-Owner 'Förvaltare Vinga', 'Superanvändare Lillsund'");

    private static string Html(this SampleLedger ledger, string kind, string culture, string suffix, string switches)
    {
        string path = ledger.Of($"{kind}-{culture}{suffix}.html");
        lock (OneAtATime)
        {
            if (!File.Exists(path))
            {
                ledger.Run(
                    $"Export-RecoveryReport -Ledger $ledger -OwnersPath $owners -AsOf $asOf -Path $path -Kind $kind -Culture $culture {switches}",
                    ("path", path), ("kind", kind), ("culture", culture)).Clean();
            }
        }

        return path;
    }
}
