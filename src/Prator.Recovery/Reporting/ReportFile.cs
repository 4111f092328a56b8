using Prator.Recovery.Commands;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Where a report goes, and as what.</summary>
internal sealed record ReportFile(string Path, ReportFormat Format, bool Overwrites)
{
    // Fixed, so that whoever feeds a robot can name it; a worksheet of another version has another.
    private const string WorksheetSchema = "prator-recovery-worksheet-1.schema.json";

    private static readonly (string Extension, ReportFormat Format)[] Extensions =
    [
        (".html", ReportFormat.Html), (".htm", ReportFormat.Html), (".xlsx", ReportFormat.Xlsx), (".csv", ReportFormat.Csv),
        (".json", ReportFormat.Json), (".jsonl", ReportFormat.JsonLines), (".ndjson", ReportFormat.JsonLines),
    ];

    /// <param name="path">The full path.</param>
    /// <param name="format">As what; null where the file's name says it.</param>
    /// <param name="overwrite">Whether a file that is there is written over.</param>
    /// <exception cref="InputException">Nothing can be written there.</exception>
    public static ReportFile Of(string path, ReportFormat? format, bool overwrite)
    {
        OutputFile.Check(path, overwrite, "Report");
        return new ReportFile(
            path,
            format ?? ByName(path) ?? throw new InputException(
                "ReportFormatUnknown", Messages.ReportFormatUnknown(System.IO.Path.GetFileName(path))),
            overwrite);
    }

    /// <summary>Whether a program reads it, which wants every line.</summary>
    public bool IsForPrograms => Format is ReportFormat.Csv or ReportFormat.Json or ReportFormat.JsonLines;

    /// <summary>Writes it whole or not at all, and before it the schema that says what a worksheet's rows are. Whoever may not see who patients are may not read it either.</summary>
    /// <exception cref="InputException">Another schema lies where the worksheet's is to be.</exception>
    public void Write(Report report)
    {
        if (report.Kind == ReportKind.Worksheet && Format is ReportFormat.Csv or ReportFormat.JsonLines)
        {
            WriteSchema();
        }

        AtomicFile.Write(Path, stream => ReportWriter.Write(report, Format, stream), report.NamesPatients ? FileReaders.Owner : FileReaders.Anybody);
    }

    private void WriteSchema()
    {
        byte[] schema = File.ReadAllBytes(System.IO.Path.Combine(ModuleFolder.Schemas, "worksheet-1.schema.json"));
        string beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, WorksheetSchema);
        bool isThere = File.Exists(beside);
        if (isThere && File.ReadAllBytes(beside).AsSpan().SequenceEqual(schema))
        {
            return;
        }

        if (isThere && !Overwrites)
        {
            throw new InputException(
                "WorksheetSchemaExists",
                Messages.WorksheetSchemaExists(beside),
                System.Management.Automation.ErrorCategory.ResourceExists);
        }

        AtomicFile.Write(beside, stream => stream.Write(schema), FileReaders.Anybody);
    }

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
