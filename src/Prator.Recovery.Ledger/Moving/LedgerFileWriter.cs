using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Writes a ledger's lines to a file that only its owner may read: wholly, on the disk, or not at all.</summary>
internal static class LedgerFileWriter
{
    private const int FullBytes = 64 * 1024;

    /// <summary>How lines are written: nothing is escaped that need not be, and nothing stands between the parts.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="overwrite">Whether to take the place of a file that is there.</param>
    /// <param name="head">The first line.</param>
    /// <param name="entries">All entries, in order.</param>
    /// <param name="cancellation">Stops the writing; nothing is left of it.</param>
    /// <returns>The file's length.</returns>
    /// <exception cref="IOException">The file can't be written, or there is one already.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the old file is not to be written.</exception>
    public static long Write(string path, bool overwrite, LedgerFileHead head, IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        string full = Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            long bytes;
            using (FileStream stream = new(unfinished, OwnerOnlyFile.Options()))
            {
                WriteLines(stream, head, entries, cancellation);
                stream.Flush(flushToDisk: true);
                bytes = stream.Length;
            }

            File.Move(unfinished, full, overwrite);
            return bytes;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static void WriteLines(FileStream stream, LedgerFileHead head, IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        ArrayBufferWriter<byte> lines = new(FullBytes * 2);
        using Utf8JsonWriter writer = new(lines, Options);
        LedgerFileLine.Write(writer, head);
        EndLine(writer, lines);
        foreach (LedgerEntry entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            LedgerFileLine.Write(writer, entry);
            EndLine(writer, lines);
            if (lines.WrittenCount >= FullBytes)
            {
                stream.Write(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }

        LedgerFileLine.WriteEnd(writer, head.Entries, head.Head);
        EndLine(writer, lines);
        stream.Write(lines.WrittenSpan);
    }

    private static void EndLine(Utf8JsonWriter writer, ArrayBufferWriter<byte> lines)
    {
        writer.Flush();
        writer.Reset();
        lines.Write("\n"u8);
    }
}
