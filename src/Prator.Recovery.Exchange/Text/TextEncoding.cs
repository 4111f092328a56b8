using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>The encodings that an export may have.</summary>
internal enum TextEncoding
{
    /// <summary>No byte-order mark: UTF-8 as long as everything fits, else Windows-1252.</summary>
    Undecided,
    Utf8,
    Utf8WithMark,
    Utf16LittleEndian,
    Utf16BigEndian,
    Windows1252,
}

internal static class TextEncodings
{
    private static readonly char[] Windows1252Letters = MakeWindows1252();

    /// <summary>The encoding that a byte-order mark says, and the mark's length; undecided without one.</summary>
    public static (TextEncoding Encoding, int MarkLength) OfMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (TextEncoding.Utf8WithMark, 3),
        [0xFF, 0xFE, ..] => (TextEncoding.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (TextEncoding.Utf16BigEndian, 2),
        _ => (TextEncoding.Undecided, 0),
    };

    public static string Name(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8WithMark => "UTF-8 with BOM",
        TextEncoding.Utf16LittleEndian => "UTF-16 LE",
        TextEncoding.Utf16BigEndian => "UTF-16 BE",
        TextEncoding.Windows1252 => "Windows-1252",
        _ => "UTF-8",
    };

    /// <summary>Decodes Windows-1252, in which every byte is a letter.</summary>
    public static void FromWindows1252(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        char[] table = Windows1252Letters;
        while (!bytes.IsEmpty)
        {
            Ascii.ToUtf16(bytes, letters, out int ascii);
            bytes = bytes[ascii..];
            letters = letters[ascii..];
            if (!bytes.IsEmpty)
            {
                letters[0] = table[bytes[0]];
                bytes = bytes[1..];
                letters = letters[1..];
            }
        }
    }

    private static char[] MakeWindows1252()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetChars(all);
    }
}
