namespace Prator.Recovery.Exchange;

internal static class JsonLinesReport
{
    public static void Write(Report report, Stream stream) => throw new NotSupportedException("Not yet.");
}
