using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>No patient identifier is in clear in anything that a ledger leaves or says.</summary>
public sealed class LedgerPrivacyTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public LedgerPrivacyTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Identifiers_AreInNoFile_AndInNothingThatIsSaid()
    {
        // One id is a personnummer itself, and one row is rejected for what stands in a column beside it.
        string[] first = [Rows.Home(1), Rows.Home(2), Rows.Home(3).Replace("VårdtillfälleId=V3", $"VårdtillfälleId={Rows.Patient(3)}", StringComparison.Ordinal), Rows.Broken(4)];
        string log = _ledger.Write("log.csv", Row.Csv($"Personnummer={Rows.Patient(5)}; Skapad=2024-01-20; Inskriven=2024-01-20", $"Personnummer={Rows.Patient(6)}; Skapad={Rows.Patient(6)}; Inskriven=2024-01-20"));
        string census = _ledger.Write("census.csv", Row.Csv($"Personnummer={Rows.Patient(1)}; Inskriven=2024-01-10; Utskriven=2024-01-21", $"Personnummer={Rows.Patient(7)}; Inskriven=2024-01-30; Utskriven="));
        List<ScriptResult> said = [_ledger.Import("2024-02-05", first)];
        said.Add(_ledger.Run("Import-PratorExport -OutageLog $log -Census $census -Ledger $ledger -AsOf 2024-02-05 -Verbose", ("log", log), ("census", census)));
        said.Add(_ledger.Order("2024-02-05", "-Verbose"));
        said.Add(_ledger.Import("2024-02-06", Rows.Closed(2, "2024-02-05"), Rows.Home(1)));
        said.Add(_ledger.Run("Test-RecoveryLedger -Ledger $ledger -Verbose"));
        said.Add(_ledger.Run("(Get-RecoveryItem -Ledger $ledger -History).History; Get-RecoveryAudit -Ledger $ledger").Clean());

        // A reader keeps the WAL in being, so that it is searched, too.
        ScriptResult reader = _ledger.Opened("Read($none)").Clean();
        using (IDisposable open = (IDisposable)reader.Output[0].BaseObject)
        {
            _ledger.Import("2024-02-07", Rows.Closed(2, "2024-02-05"), Rows.Home(1), Rows.Home(8)).Clean();
            Assert.Contains(Files(), f => f.EndsWith("-wal", StringComparison.Ordinal));
            foreach (string file in Files())
            {
                byte[] bytes = ReadShared(file);
                Assert.All(Identifiers(), i => Assert.True(bytes.AsSpan().IndexOf(i) < 0, $"{Path.GetFileName(file)} holds an identifier in clear."));
            }
        }

        string told = string.Join('\n', said.SelectMany(Everything));
        Assert.NotEmpty(said.SelectMany(s => s.Errors));
        Assert.All(Enumerable.Range(1, 8).SelectMany(Forms), form => Assert.DoesNotContain(form, told, StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_AreTheirOwnersOnly_AndNotBesideTheLedger()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        Assert.Equal(["recovery.db"], Directory.EnumerateFiles(Path.GetDirectoryName(_ledger.Path)!).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in Directory.EnumerateFiles(LedgerFolder.Keys).Append(_ledger.Path))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    // Everything in the ledger's folder; the exports beside it are the user's own.
    private string[] Files() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(_ledger.Path)!, "*", SearchOption.AllDirectories)];

    private static byte[] ReadShared(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<byte[]> Identifiers() =>
        Enumerable.Range(1, 8).SelectMany(Forms).SelectMany(f => new[] { Encoding.UTF8.GetBytes(f), Encoding.Unicode.GetBytes(f), Encoding.BigEndianUnicode.GetBytes(f) });

    private static IEnumerable<string> Forms(int number)
    {
        string written = Rows.Patient(number);
        string digits = written.Replace("-", "", StringComparison.Ordinal);
        return [written, digits, written[2..], digits[2..]];
    }

    // But the property of an order that says, to a script, what to key in, even where somebody wrote a personnummer into it.
    private static IEnumerable<string> Everything(ScriptResult result) =>
    [
        .. result.Output.Select(o => o.ToString()),
        .. result.Output.SelectMany(o => o.Properties.Where(p => p.Name is not ("Reference" or "EpisodeId")).Select(p => $"{p.Value}")),
        .. result.Errors.Select(e => $"{e} {e.Exception} {e.ErrorDetails} {e.TargetObject}"),
        .. result.Warnings,
        .. result.Verbose,
        .. result.Information,
        .. result.Progress.Select(p => p.ToString()),
        result.Shown,
    ];
}
