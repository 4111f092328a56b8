namespace Prator.Recovery.Exchange;

internal static class XlsxReport
{
    public static void Write(Report report, Stream stream) => throw new NotSupportedException("Not yet.");
}
