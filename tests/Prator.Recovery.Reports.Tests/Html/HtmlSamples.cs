namespace Prator.Recovery.Reports.Tests.Html;

/// <summary>The sample ledger's reports as HTML, each written once.</summary>
internal static class HtmlSamples
{
    public static readonly string[] Kinds = ["Summary", "Worksheet", "Questions", "PaymentBasis", "Rejected", "SignOff"];

    public static readonly string[] Cultures = ["sv-SE", "en-US"];

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
