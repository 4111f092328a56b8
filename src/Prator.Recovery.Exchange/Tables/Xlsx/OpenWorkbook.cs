using DocumentFormat.OpenXml.Packaging;

namespace Prator.Recovery.Exchange;

/// <summary>A workbook's file, open. The document does not close the stream that it was given, so both are closed here.</summary>
internal sealed class OpenWorkbook : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly Stream _stream;

    public OpenWorkbook(string path, ReadMeter meter)
    {
        _stream = new BufferedStream(ExportStream.Open(path, meter), BufferBytes);
        try
        {
            Document = SpreadsheetDocument.Open(_stream, isEditable: false);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public SpreadsheetDocument Document { get; }

    public void Dispose()
    {
        Document.Dispose();
        _stream.Dispose();
    }
}
