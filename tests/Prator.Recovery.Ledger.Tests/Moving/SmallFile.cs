using System.Text;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Moving;

/// <summary>A small ledger as a file, whose keys are at hand, to be damaged.</summary>
public sealed class SmallFile : IDisposable
{
    private readonly Ledgers _ledger = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");

    public SmallFile()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)], Sips = [Made.Sip("S1", 1)] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V1");
        _ledger.Export(Of("whole.jsonl"));
        Bytes = File.ReadAllBytes(Of("whole.jsonl"));
        Lines = Encoding.UTF8.GetString(Bytes).Split('\n')[..^1];
    }

    public byte[] Bytes { get; }

    /// <summary>Its lines without their ends: the head, the entries, the end mark.</summary>
    public IReadOnlyList<string> Lines { get; }

    internal KeyPlaces Places => _ledger.Places;

    public string Of(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes lines to a file.</summary>
    public string Write(IEnumerable<string> lines) => Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    public string Write(byte[] bytes)
    {
        string path = Of($"{UniqueName.Next()}.jsonl");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The whole file after something was put in another's place, which must be there.</summary>
    public string Edited(string old, string by)
    {
        string text = Encoding.UTF8.GetString(Bytes);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Write(Encoding.UTF8.GetBytes(text.Replace(old, by, StringComparison.Ordinal)));
    }

    /// <summary>Why a file is refused, which it must be.</summary>
    public Exception Refused(string path)
    {
        Exception? refused = Record.Exception(() => Moves.Verify(path, Places));
        File.Delete(path);
        Assert.True(refused is LedgerFileException or LedgerException { Fault: LedgerFault.KeyMissing or LedgerFault.KeyWrong }, $"{refused?.ToString() ?? "It was taken in."}");
        return refused!;
    }

    internal LedgerFileException RefusedBy(LedgerFileFault fault, string path)
    {
        LedgerFileException refused = Assert.IsType<LedgerFileException>(Refused(path));
        Assert.True(refused.Fault == fault, refused.ToString());
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
        return refused;
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Delete(recursive: true);
    }
}
