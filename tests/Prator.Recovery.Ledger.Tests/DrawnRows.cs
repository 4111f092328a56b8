using CsCheck;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Rows as they may be, edges included.</summary>
internal static class DrawnRows
{
    private static readonly Gen<string> Words = Gen.OneOf(Gen.String[Gen.Char['\u0001', '\u04FF'], 0, 40], Gen.Const("Avdelning åäö 🏥"), Gen.Const(string.Empty));

    private static readonly Gen<string?> MaybeWords = Gen.OneOf<string?>(Words!, Gen.Const((string?)null));

    private static readonly Gen<UInt128> Hashes = Gen.OneOf(
        Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new UInt128(high, low)), Gen.Const(UInt128.Zero), Gen.Const(UInt128.MaxValue));

    private static readonly Gen<DateOnly?> MaybeDays = Gen.OneOf<DateOnly?>(
        Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(day => (DateOnly?)DateOnly.FromDayNumber(day)), Gen.Const((DateOnly?)null));

    private static readonly Gen<DateTimeOffset> Times =
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    /// <summary>An item that waits for nothing in particular.</summary>
    public static ItemRow Plain(long id) => new()
    {
        Id = id,
        Kind = RecordKind.Episode,
        Reference = $"VTF-{id}",
        Action = RecoveryAction.ContinueInPrator,
        Rule = "E1-IN",
        State = ItemState.Settled,
        Unit = "Avdelning 4",
        FirstOperation = 1,
        StateOperation = 1,
        DecidedOperation = 1,
    };

    public static Gen<LedgerEntry> Entry(long seq) =>
        from operation in Gen.Long[1, 5]
        from item in Gen.Long[0, 9]
        from record in Gen.Long[0, long.MaxValue]
        from kinds in Gen.Long
        from body in Gen.Byte.Array[0, 600]
        from secret in Gen.OneOf<byte[]?>(Gen.Byte.Array[0, 200]!, Gen.Const((byte[]?)null))
        from mac in Gen.Byte.Array[32]
        select new LedgerEntry(seq, operation, item, record, (EventKinds)kinds, body, secret, mac);

    public static Gen<OperationRow> Operation(long id) =>
        from seq in Gen.Long[1, long.MaxValue]
        from kind in Gen.Long
        from time in Times
        from actor in Words
        from policy in MaybeWords
        from hash in MaybeWords
        from asOf in MaybeWords
        from cmdlet in Words
        from files in MaybeWords
        select new OperationRow(id, seq, (EventKinds)kind, time, actor, policy, hash, asOf, cmdlet, files);

    public static Gen<RecordRow> Record(long id) =>
        from source in Gen.Enum<ItemSource>()
        from kind in Gen.Enum<RecordKind>()
        from item in Gen.Long[0, 9]
        from key in Hashes
        from hasId in Gen.Bool
        from patient in Hashes
        from day in Gen.Int[-1, DateOnly.MaxValue.DayNumber]
        from content in Hashes
        from present in Gen.Bool
        from payload in Gen.Long[0, long.MaxValue]
        select new RecordRow
        {
            Id = id,
            Source = source,
            Kind = kind,
            Item = item,
            Key = key,
            HasId = hasId,
            Patient = patient,
            Day = day,
            Content = content,
            IsPresent = present,
            Payload = payload,
        };

    public static Gen<ItemRow> Item(long id) =>
        from kind in Gen.Enum<RecordKind>()
        from texts in MaybeWords.Array[6]
        from rule in Words
        from action in Gen.Enum<RecoveryAction>()
        from state in Gen.Enum<ItemState>()
        from flags in Gen.Bool.Array[2]
        from orderedOn in MaybeDays
        from numbers in Gen.Long[0, long.MaxValue].Array[5]
        select new ItemRow
        {
            Id = id,
            Kind = kind,
            Reference = texts[0],
            Action = action,
            Rule = rule,
            State = state,
            Asks = texts[1],
            HasQuestion = flags[0],
            OrderedOn = orderedOn,
            Order = numbers[0],
            Unit = texts[2],
            Municipality = texts[3],
            Owner = texts[4],
            OwnerEmail = texts[5],
            IsProtected = flags[1],
            FirstOperation = numbers[1],
            StateOperation = numbers[2],
            DecidedOperation = numbers[3],
            MergedInto = numbers[4],
        };

    public static Gen<RejectedEntry> Rejected(long id) =>
        from source in Gen.Enum<ItemSource>()
        from kind in Gen.Enum<RecordKind>()
        from words in Words.Array[3]
        from row in Gen.Int[1, int.MaxValue]
        from texts in MaybeWords.Array[4]
        from first in Gen.Long[1, 9]
        from mended in Gen.Long[0, 3]
        select new RejectedEntry
        {
            Id = id,
            Source = source,
            Kind = kind,
            File = words[0],
            Row = row,
            Column = texts[0],
            Reason = words[1],
            Reference = words[2],
            Unit = texts[1],
            Municipality = texts[2],
            Owner = texts[3],
            FirstOperation = first,
            MendedOperation = mended,
        };

    /// <summary>Rows numbered from 1.</summary>
    public static Gen<T[]> Many<T>(Func<long, Gen<T>> row)
    {
        const int Most = 12;
        Gen<T[]> all = Gen.Const(Array.Empty<T>());
        for (long id = 1; id <= Most; id++)
        {
            all = Gen.Select(all, row(id), T[] (before, next) => [.. before, next]);
        }

        return Gen.Select(all, Gen.Int[0, Most], (rows, count) => rows[..count]);
    }
}
