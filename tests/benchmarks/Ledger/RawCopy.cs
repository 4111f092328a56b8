using Npgsql;
using Prator.Recovery.Benchmarks.Measuring;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>The least that the server can do: the very rows of a ledger, byte for byte, by binary COPY into tables like its own.</summary>
internal sealed class RawCopy : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly Dictionary<string, TemporaryFile> _files = [];

    /// <param name="ledger">The ledger whose rows are fetched.</param>
    /// <param name="tables">Its tables.</param>
    public RawCopy(NpgsqlConnection ledger, params string[] tables)
    {
        foreach (string table in tables)
        {
            TemporaryFile file = new();
            using FileStream to = File.Create(file.Path);
            using NpgsqlRawCopyStream from = ledger.BeginRawBinaryCopy($"COPY {table} TO STDOUT (FORMAT BINARY)");
            from.CopyTo(to, BufferBytes);
            _files.Add(table, file);
        }
    }

    /// <summary>How many bytes are copied.</summary>
    public long Length => _files.Values.Sum(f => f.Length);

    /// <summary>Copies all rows in one transaction.</summary>
    public void Run(NpgsqlConnection connection)
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        foreach ((string table, TemporaryFile file) in _files)
        {
            using FileStream from = File.OpenRead(file.Path);
            using NpgsqlRawCopyStream to = connection.BeginRawBinaryCopy($"COPY {table} FROM STDIN (FORMAT BINARY)");
            from.CopyTo(to, BufferBytes);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (TemporaryFile file in _files.Values)
        {
            file.Dispose();
        }
    }
}
