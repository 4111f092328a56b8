namespace Prator.Recovery.Exchange;

/// <summary>A file of text, whose encoding is settled once it has been read to its end.</summary>
internal abstract class TextExportFile : ExportFile
{
    private TextEncoding _encoding;

    protected TextExportFile(string path, TextEncoding encoding)
        : base(path) => _encoding = encoding;

    public override string EncodingName => _encoding.Name();

    protected ExportText OpenText(ReadMeter meter) => new(Path, ExportStream.Open(Path, meter), _encoding);

    /// <summary>What the whole file says of its encoding holds for every later reading.</summary>
    protected void Settle(ExportText text) =>
        _encoding = text.Encoding == TextEncoding.Undecided ? TextEncoding.Utf8 : text.Encoding;
}
