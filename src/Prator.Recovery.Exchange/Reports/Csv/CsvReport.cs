namespace Prator.Recovery.Exchange;

internal static class CsvReport
{
    public static void Write(Report report, Stream stream) => throw new NotSupportedException("Not yet.");
}
