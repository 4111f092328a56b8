using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>A file whose format, encoding and header are known, so that its rows can be read as often as needed.</summary>
internal abstract class ExportFile
{
    protected ExportFile(string path) => Path = path;

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The name without its folder, masked where it is shaped like a personnummer: it is shown everywhere.</summary>
    public string Name => PersonalNumber.Mask(System.IO.Path.GetFileName(Path));

    public abstract ExportFormat Format { get; }

    /// <summary>The encoding's name; null where the format has none to choose.</summary>
    public virtual string? EncodingName => null;

    /// <summary>What stands between fields; null where nothing does.</summary>
    public virtual char? Delimiter => null;

    /// <summary>The sheet that is read; null where there are none.</summary>
    public virtual string? Sheet => null;

    /// <summary>The sheets that there are.</summary>
    public virtual IReadOnlyList<string> Sheets => [];

    /// <summary>The row of the header, from 1; null where there is none.</summary>
    public virtual int? HeaderRow => null;

    /// <summary>Finds out how a file is to be read.</summary>
    /// <exception cref="ExportException">The file is no export.</exception>
    /// <exception cref="NotUtf8Exception">The file has to be read as Windows-1252.</exception>
    public static ExportFile Find(string path, TextEncoding encoding, ItemShape shape, ReadingOptions options) =>
        ExportFormats.Find(path, encoding) switch
        {
            ExportFormat.Csv => CsvFile.Find(path, encoding, shape, options),
            ExportFormat.Xlsx => XlsxFile.Find(path, shape, options),
            _ => new JsonFile(path, encoding, shape, options),
        };

    /// <summary>The rows of data, from the first.</summary>
    public abstract Table Open(ReadMeter meter);
}
