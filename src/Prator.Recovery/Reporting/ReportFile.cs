using Prator.Recovery.Commands;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Where a report goes, and as what.</summary>
internal sealed class ReportFile
{
    // Fixed, so that whoever feeds a robot can name it; a worksheet of another version has another.
    private const string WorksheetSchema = "prator-recovery-worksheet-1.schema.json";

    private static readonly (string Extension, ReportFormat Format)[] Extensions =
    [
        (".html", ReportFormat.Html), (".htm", ReportFormat.Html), (".xlsx", ReportFormat.Xlsx), (".csv", ReportFormat.Csv),
        (".json", ReportFormat.Json), (".jsonl", ReportFormat.JsonLines), (".ndjson", ReportFormat.JsonLines),
    ];

    private ReportFile(string path, ReportFormat format)
    {
        Path = path;
        Format = format;
    }

    public string Path { get; }

    public ReportFormat Format { get; }

    /// <summary>Whether a program reads it, which wants every line.</summary>
    public bool IsForPrograms => Format is ReportFormat.Csv or ReportFormat.Json or ReportFormat.JsonLines;

    /// <summary>The full path of the schema that says what a worksheet's rows are, and is written after it; null where none is needed, or it is there already.</summary>
    public string? Schema { get; private init; }

    /// <param name="path">The full path.</param>
    /// <param name="kind">Of which report.</param>
    /// <param name="format">As what; null where the file's name says it.</param>
    /// <param name="overwrite">Whether a file that is there is written over.</param>
    /// <exception cref="InputException">Nothing can be written there, or another schema lies where the worksheet's is to be.</exception>
    public static ReportFile Of(string path, ReportKind kind, ReportFormat? format, bool overwrite)
    {
        OutputFile.Check(path, overwrite, "Report");
        ReportFormat known = format ?? ByName(path) ?? throw new InputException(
            "ReportFormatUnknown", Messages.ReportFormatUnknown(System.IO.Path.GetFileName(path)));
        bool isForRobots = kind == ReportKind.Worksheet && known is ReportFormat.Csv or ReportFormat.JsonLines;
        return new ReportFile(path, known) { Schema = isForRobots ? MissingSchema(System.IO.Path.GetDirectoryName(path)!, overwrite) : null };
    }

    /// <summary>Writes it whole or not at all. Whoever may not see what it says of people may not read it either.</summary>
    /// <exception cref="InputException">It or its schema can't be written.</exception>
    public void Write(Report report)
    {
        Write(Path, stream => ReportWriter.Write(report, Format, stream), report.IsConfidential ? FileReaders.Owner : FileReaders.Anybody);
        if (Schema is not null)
        {
            byte[] schema = ShippedSchema();
            Write(Schema, stream => stream.Write(schema), FileReaders.Anybody);
        }
    }

    private static void Write(string path, Action<Stream> write, FileReaders readers)
    {
        try
        {
            AtomicFile.Write(path, write, readers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("ReportUnavailable", OutputFile.Unwritten(path, e), System.Management.Automation.ErrorCategory.WriteError);
        }
    }

    private static string? MissingSchema(string folder, bool overwrite)
    {
        string path = System.IO.Path.Combine(folder, WorksheetSchema);
        if (!File.Exists(path))
        {
            return path;
        }

        if (File.ReadAllBytes(path).AsSpan().SequenceEqual(ShippedSchema()))
        {
            return null;
        }

        return overwrite ? path : throw new InputException(
            "WorksheetSchemaExists",
            Messages.WorksheetSchemaExists(path),
            System.Management.Automation.ErrorCategory.ResourceExists);
    }

    private static byte[] ShippedSchema() => File.ReadAllBytes(System.IO.Path.Combine(ModuleFolder.Schemas, "worksheet-1.schema.json"));

    private static ReportFormat? ByName(string path)
    {
        string extension = System.IO.Path.GetExtension(path);
        foreach ((string known, ReportFormat format) in Extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}
