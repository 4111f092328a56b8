using CsCheck;

namespace Prator.Recovery.Ledger.Tests.Chain;

public sealed class ChainTests
{
    private static readonly Gen<LedgerEntry[]> Logs =
        Gen.Select(DrawnRows.Many(DrawnRows.Entry), Gen.Const(0)).Where((entries, _) => entries.Length >= 3).Select((entries, _) => Chained(entries));

    [Fact]
    public void Untouched_IsWhole() => Logs.Sample(log =>
    {
        ChainVerification found = Verify(log);
        Assert.Null(found.Break);
        Assert.Equal(log.Length, found.Entries);
        Assert.Equal(log[^1].Mac, found.Head!.Mac);
    }, iter: 100);

    [Fact]
    public void Edited_IsFound() => Changed((log, at, random) =>
    {
        LedgerEntry old = log[at];
        log[at] = (random % 8) switch
        {
            0 => old with { Operation = old.Operation + 1 },
            1 => old with { Item = old.Item + 1 },
            2 => old with { Record = old.Record ^ 1 },
            3 => old with { Kinds = old.Kinds ^ EventKinds.Verified },
            4 => old with { Body = (byte[])[.. old.Body.Span, 1] },
            5 => old with { Secret = old.Secret is null ? [] : null },
            6 => old with { Secret = [.. old.Secret ?? [], 7] },
            _ => old with { Mac = [.. old.Mac.Select(one => (byte)~one)] },
        };
        return (log, at + 1, at < log.Length - 1 ? ChainFault.Edited : null);
    });

    [Fact]
    public void Deleted_IsFound() => Changed((log, at, _) =>
        at == log.Length - 1 ? null : ([.. log[..at], .. log[(at + 1)..]], at + 1, ChainFault.Missing));

    [Fact]
    public void DeletedAndNumberedAnew_IsFound() => Changed((log, at, _) => at == log.Length - 1
        ? null
        : (Numbered([.. log[..at], .. log[(at + 1)..]]), at + 1, at < log.Length - 2 ? ChainFault.Missing : null));

    [Fact]
    public void Inserted_IsFound() => Changed((log, at, random) =>
        (Numbered([.. log[..at], log[random % log.Length] with { Item = 77, Mac = new byte[32] }, .. log[at..]]), at + 1, ChainFault.Inserted));

    [Fact]
    public void Reordered_IsFound() => Changed((log, at, _) =>
        at == log.Length - 1 ? null : (Numbered([.. log[..at], log[at + 1], log[at], .. log[(at + 2)..]]), at + 1, null));

    [Fact]
    public void Truncated_IsFoundWithTheHead() => Logs.Sample(log =>
    {
        ChainHead head = new(log.Length, log[^1].Mac);
        Assert.True(ChainHead.TryParse(head.ToString(), out long seq, out byte[] shown));
        Assert.Null(Verify(log, (seq, shown)).Break);
        Assert.Null(Verify(log[..^1]).Break);
        Assert.Equal(new ChainBreak(log.Length, ChainFault.Truncated), Verify(log[..^1], (seq, shown)).Break);
        Assert.Equal(new ChainBreak(log.Length, ChainFault.Replaced), Verify(log, (seq, new byte[16])).Break);
    }, iter: 50);

    [Fact]
    public void Writer_GoesOnFromTheHead()
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using ChainWriter whole = keys.OpenChain(null);
        byte[] first = whole.Next(1, 1, 0, 0, EventKinds.Begun, "{}"u8, null);
        byte[] second = whole.Next(2, 1, 1, 0, EventKinds.Seen, "{}"u8, [1]);
        using ChainWriter rest = keys.OpenChain(new ChainHead(1, first));
        Assert.Equal(second, rest.Next(2, 1, 1, 0, EventKinds.Seen, "{}"u8, [1]));
        Assert.Throws<ArgumentException>(() => rest.Next(4, 1, 1, 0, EventKinds.Seen, [], null));
    }

    private static void Changed(Func<LedgerEntry[], int, int, (LedgerEntry[] Log, int Seq, ChainFault? Fault)?> change) =>
        Gen.Select(Logs, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((log, place, random) =>
        {
            if (change([.. log], place % log.Length, random) is not { } changed)
            {
                return;
            }

            ChainBreak found = Assert.IsType<ChainBreak>(Verify(changed.Log).Break);
            Assert.Equal(changed.Seq, found.Seq);
            if (changed.Fault is { } fault)
            {
                Assert.Equal(fault, found.Fault);
            }
        }, iter: 200);

    private static LedgerEntry[] Numbered(LedgerEntry[] entries) => [.. entries.Select((entry, at) => entry with { Seq = at + 1 })];

    private static LedgerEntry[] Chained(LedgerEntry[] entries)
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using ChainWriter chain = keys.OpenChain(null);
        return [.. entries.Select(entry => entry with
        {
            Mac = chain.Next(entry.Seq, entry.Operation, entry.Item, entry.Record, entry.Kinds, entry.Body.Span, entry.Secret),
        })];
    }

    private static ChainVerification Verify(LedgerEntry[] entries, (long, byte[])? noted = null)
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using ChainVerifier verifier = keys.OpenVerifier();
        return verifier.Verify(entries, noted, TestContext.Current.CancellationToken);
    }
}
