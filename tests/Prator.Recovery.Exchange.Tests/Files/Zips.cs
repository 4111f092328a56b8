using System.IO.Compression;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>The parts of a workbook's file.</summary>
internal static class Zips
{
    public static Dictionary<string, byte[]> Read(string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(file);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using Stream stream = e.Open();
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    public static byte[] Write(Dictionary<string, byte[]> parts)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] part) in parts)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(part);
            }
        }

        return bytes.ToArray();
    }
}
