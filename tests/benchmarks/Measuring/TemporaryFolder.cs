namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>A folder of its own in the temporary folder, deleted in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prator-benchmark-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
