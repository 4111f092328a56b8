using System.Text;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Files;

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prator-tests-{UniqueName.Next()}");

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes UTF-8 without a byte-order mark.</summary>
    /// <returns>The full path.</returns>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = Of(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Every file with its bytes, to compare the folder before and after.</summary>
    public IReadOnlyDictionary<string, string> Content() =>
        Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .ToDictionary(f => System.IO.Path.GetRelativePath(Path, f), f => Convert.ToHexString(File.ReadAllBytes(f)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
