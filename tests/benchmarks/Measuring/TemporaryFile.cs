namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>A file in the temporary folder that is deleted in the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prator-benchmark-{Guid.NewGuid():N}.csv");

    public long Length => new FileInfo(Path).Length;

    public void Dispose() => File.Delete(Path);
}
