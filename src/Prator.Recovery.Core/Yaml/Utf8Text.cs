using System.Text;

namespace Prator.Recovery.Core.Yaml;

/// <summary>Reads the bytes of a YAML file as UTF-8, and nothing else: a letter that is guessed would be shown to people.</summary>
public static class Utf8Text
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <param name="file">The name to show in messages.</param>
    /// <param name="bytes">The whole file, with or without a byte order mark.</param>
    /// <exception cref="YamlRefusedException">The bytes are no UTF-8.</exception>
    public static string Of(string file, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
        ReadOnlySpan<byte> left = bytes;
        while (Rune.DecodeFromUtf8(left, out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            left = left[length..];
        }

        return left.IsEmpty
            ? Encoding.UTF8.GetString(bytes)
            : throw new YamlRefusedException(PlaceOf(file, Encoding.UTF8.GetString(bytes[..^left.Length])), Messages.NotUtf8);
    }

    private static YamlPlace PlaceOf(string file, string before) =>
        new(file, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
}
