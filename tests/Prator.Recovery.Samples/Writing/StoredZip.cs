using System.Buffers.Binary;
using System.Text;

namespace Prator.Recovery.Samples;

/// <summary>
/// Writes a zip archive without compression. What the framework's own writer makes depends on the machine: the deflater's
/// output on the processor, and a byte of the headers on the operating system.
/// </summary>
internal static class StoredZip
{
    private const uint LocalHeader = 0x04034B50;
    private const uint CentralHeader = 0x02014B50;
    private const uint EndOfDirectory = 0x06054B50;
    private const ushort Version = 20;

    // 2024-02-05 07:00:00 as MS-DOS counts: years from 1980, and two seconds a step.
    private const ushort Date = ((2024 - 1980) << 9) | (2 << 5) | 5;
    private const ushort Time = 7 << 11;

    /// <param name="parts">Names in ASCII, with their content, in the order in which they are to stand.</param>
    public static byte[] Of(IReadOnlyList<(string Name, byte[] Content)> parts)
    {
        List<byte> archive = [];
        List<byte> directory = [];
        foreach ((string name, byte[] content) in parts)
        {
            byte[] common = Common(name, content);
            uint offset = (uint)archive.Count;
            archive.AddRange([.. Bytes(LocalHeader), .. common, .. Encoding.ASCII.GetBytes(name), .. content]);
            directory.AddRange(
            [
                .. Bytes(CentralHeader), .. Bytes(Version), .. common,
                .. Bytes((ushort)0), .. Bytes((ushort)0), .. Bytes((ushort)0), .. Bytes(0u), .. Bytes(offset),
                .. Encoding.ASCII.GetBytes(name),
            ]);
        }

        ushort count = (ushort)parts.Count;
        return
        [
            .. archive, .. directory,
            .. Bytes(EndOfDirectory), .. Bytes((ushort)0), .. Bytes((ushort)0), .. Bytes(count), .. Bytes(count),
            .. Bytes((uint)directory.Count), .. Bytes((uint)archive.Count), .. Bytes((ushort)0),
        ];
    }

    // Version, flags, method (stored), time, date, checksum, both sizes, lengths of name and extra field.
    private static byte[] Common(string name, byte[] content) =>
    [
        .. Bytes(Version), .. Bytes((ushort)0), .. Bytes((ushort)0), .. Bytes(Time), .. Bytes(Date), .. Bytes(Crc32(content)),
        .. Bytes((uint)content.Length), .. Bytes((uint)content.Length), .. Bytes((ushort)name.Length), .. Bytes((ushort)0),
    ];

    private static uint Crc32(byte[] content)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in content)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static byte[] Bytes(ushort value)
    {
        byte[] bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Bytes(uint value)
    {
        byte[] bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
