using System.Text;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>A folder of its own for the files of one test.</summary>
public sealed class TestFolder : IDisposable
{
    public TestFolder() => Folder = Directory.CreateTempSubdirectory("exchange-tests-").FullName;

    public string Folder { get; }

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public string Write(string name, string text, Encoding? encoding = null) =>
        Write(name, [.. (encoding ?? Utf8).GetPreamble(), .. (encoding ?? Utf8).GetBytes(text)]);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path(name), bytes);
        return Path(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
}
