namespace Prator.Recovery.Exchange;

/// <summary>A JSON file: an array of objects, or one object a line.</summary>
internal sealed class JsonFile : TextExportFile
{
    private readonly ItemShape _shape;
    private readonly HeaderTable _headers;

    public JsonFile(string path, TextEncoding encoding, ItemShape shape, ReadingOptions options)
        : base(path, encoding)
    {
        _shape = shape;
        _headers = options.Profile.HeadersOf(shape.Kind);
    }

    public override ExportFormat Format => ExportFormat.Json;

    public override Table Open(ReadMeter meter)
    {
        JsonText text = new(Path, OpenText(meter));
        try
        {
            JsonRow row = new(new NamedValues(_headers, _shape));
            return text.FirstByte() == (byte)'[' ? new JsonArrayTable(Path, text, row, Settle) : new JsonLinesTable(text, row, Settle);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }
}
