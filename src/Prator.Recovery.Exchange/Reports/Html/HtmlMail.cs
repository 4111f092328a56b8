namespace Prator.Recovery.Exchange;

public static class HtmlMail
{
    public static string Of(Report report) => throw new NotSupportedException($"{report}");
}
