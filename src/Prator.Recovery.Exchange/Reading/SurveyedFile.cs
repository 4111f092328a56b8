using System.Security.Cryptography;

namespace Prator.Recovery.Exchange;

/// <summary>A file of a call between its two passes: how it is read, what it held, and how to tell that it has not changed.</summary>
internal sealed class SurveyedFile
{
    private const int BufferBytes = 1 << 16;

    private readonly long _length;
    private readonly DateTime _written;
    private TextEncoding _encoding = TextEncoding.Undecided;

    private SurveyedFile(string path, FileInfo info)
    {
        Path = path;
        _length = info.Length;
        _written = info.LastWriteTimeUtc;
    }

    public string Path { get; }

    public long Length => _length;

    public Balance Balance { get; set; }

    /// <summary>A hash of the bytes that the first pass read.</summary>
    public ulong BytesHash { get; set; }

    /// <summary>The SHA-256 of the whole file in lower-case hexadecimal; null before it was taken.</summary>
    public string? Sha256 { get; private set; }

    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>Which column says what, as the first pass saw it; null before.</summary>
    public ColumnMap? Columns { get; set; }

    /// <summary>How the file is read; null before it has been found out.</summary>
    public ExportFile? Found { get; private set; }

    public ExportFile File => Found ?? throw new InvalidOperationException("The file has not been looked at yet.");

    /// <exception cref="ExportException">The file is missing, a folder, or not to be opened.</exception>
    public static SurveyedFile Of(string path)
    {
        using (ExportStream.Open(path, ReadMeter.None))
        {
            return new SurveyedFile(path, new FileInfo(path));
        }
    }

    public static ExportException Changed(string path) => new(
        ExportFault.FileChanged, path, Messages.FileChanged(path));

    /// <summary>Finds format, encoding and header, again when the encoding turned out otherwise.</summary>
    /// <exception cref="ExportException">The file is no export.</exception>
    /// <exception cref="NotUtf8Exception">The file has to be read as Windows-1252.</exception>
    public void Find(ItemShape shape, ReadingOptions options)
    {
        try
        {
            Found ??= ExportFile.Find(Path, _encoding, shape, options);
        }
        catch (ExportException e) when (e.Fault == ExportFault.HeaderMissing && _encoding == TextEncoding.Windows1252)
        {
            throw new ExportException(
                e.Fault, e.File, Messages.ReadAsWindows(e.Message), e);
        }
    }

    /// <summary>Takes the file for Windows-1252; it is to be found anew.</summary>
    /// <returns>False when that has been tried already.</returns>
    public bool TakeForWindows1252()
    {
        bool isNew = _encoding != TextEncoding.Windows1252;
        _encoding = TextEncoding.Windows1252;
        Found = null;
        return isNew;
    }

    /// <exception cref="ExportException">The file cannot be read any more, or was changed since it was looked at.</exception>
    public void TakeSha256(ReadMeter meter)
    {
        meter.BeginFile();
        using BufferedStream bytes = new(ExportStream.Open(Path, meter), BufferBytes);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        MustBeUnchanged();
    }

    /// <exception cref="ExportException">Length or time of the last write are not what they were.</exception>
    public void MustBeUnchanged()
    {
        FileInfo now = new(Path);
        if (!now.Exists || now.Length != _length || now.LastWriteTimeUtc != _written)
        {
            throw Changed(Path);
        }
    }
}
