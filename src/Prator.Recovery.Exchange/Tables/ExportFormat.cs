namespace Prator.Recovery.Exchange;

/// <summary>The format of an export, found from its content and not from its name.</summary>
public enum ExportFormat
{
    Csv,
    Xlsx,
    Json,
}

internal static class ExportFormats
{
    /// <exception cref="ExportException">The file is empty, or of a format that is not read.</exception>
    /// <exception cref="NotUtf8Exception">The file has to be read as Windows-1252.</exception>
    public static ExportFormat Find(string path, TextEncoding encoding)
    {
        using ExportStream stream = ExportStream.Open(path, ReadMeter.None);
        Span<byte> start = stackalloc byte[8];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start[..length] is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..])
        {
            return ExportFormat.Xlsx;
        }

        if (start[..length] is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        {
            throw new ExportException(
                ExportFault.FileOldFormat, path, Messages.FileOldFormat(path));
        }

        stream.Position = 0;
        using ExportText text = new(path, stream, encoding);
        return FirstLetter(text) switch
        {
            null => throw new ExportException(ExportFault.FileEmpty, path, Messages.FileEmpty(path)),
            '[' or '{' => ExportFormat.Json,
            _ => ExportFormat.Csv,
        };
    }

    private static char? FirstLetter(ExportText text)
    {
        char[] buffer = new char[4096];
        for (int count; (count = text.Read(buffer)) > 0;)
        {
            ReadOnlySpan<char> letters = buffer.AsSpan(0, count).TrimStart().TrimStart('\uFEFF').TrimStart();
            if (!letters.IsEmpty)
            {
                return letters[0];
            }
        }

        return null;
    }
}
