using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>An item while an import finds out what its sources are.</summary>
internal sealed class ItemCase<T>
    where T : CareItem
{
    private List<LedgerQuestion>? _open;

    /// <summary>The item as it was; null where it is new.</summary>
    public ItemRow? Before { get; init; }

    public SourceRecord<T>? Prator { get; set; }

    public SourceRecord<T>? Log { get; set; }

    /// <summary>The stay of the census; never of a SIP.</summary>
    public SourceRecord<Stay>? Stay { get; set; }

    /// <summary>The case that this one turned out to be.</summary>
    public ItemCase<T>? MergedInto { get; private set; }

    /// <summary>What must be answered before anything can be decided.</summary>
    public IReadOnlyList<LedgerQuestion> Open => _open ?? (IReadOnlyList<LedgerQuestion>)[];

    /// <summary>Which item a person said that it is, or that it is none of the others; null where nobody was asked.</summary>
    public string? SameAs => Before?.Decisions is { } decisions ? StandingDecisions.Of(decisions).Find(LedgerFact.SameAs)?.Value : null;

    /// <summary>The system has it, and the log says nothing of it.</summary>
    public bool IsOfSystemOnly => Prator is { IsPresent: true } && Log is not { IsPresent: true } && MergedInto is null;

    /// <summary>The log tells of it, and the system does not have it.</summary>
    public bool IsOfLogOnly => Log is { IsPresent: true } && Prator is not { IsPresent: true } && MergedInto is null;

    /// <summary>The patient that any of its records names; zero where none does.</summary>
    public UInt128 Patient => Prator?.Row.Patient is { } p && p != UInt128.Zero ? p : Log?.Row.Patient ?? UInt128.Zero;

    /// <summary>The day that tells it from the patient's other items, as the system says, else as the log says; -1 where neither does.</summary>
    public int Day => Prator is { Row.Day: >= 0 and var p } ? p : Log?.Row.Day ?? -1;

    /// <summary>Records that other ones took the place of; what happened to them is told all the same.</summary>
    public List<SourceRecord<T>> Others { get; } = [];

    /// <summary>Known items that turned out to be this one.</summary>
    public List<ItemRow> Absorbed { get; } = [];

    public void Ask(LedgerQuestion question)
    {
        _open ??= [];
        if (!_open.Any(q => q.Code == question.Code && q.Field == question.Field))
        {
            _open.Add(question);
        }
    }

    /// <summary>Takes over the records of another case that is the same item.</summary>
    public void Take(ItemCase<T> other)
    {
        if (other.Prator is { } prator)
        {
            prator.Kinds |= EventKinds.Linked;
            Displace(Prator is { IsPresent: true } ? prator : Prator);
            Prator = Prator is { IsPresent: true } ? Prator : prator;
        }

        if (other.Log is { } log)
        {
            log.Kinds |= EventKinds.Linked;
            Displace(Log is { IsPresent: true } ? log : Log);
            Log = Log is { IsPresent: true } ? Log : log;
        }

        if (other.Stay is { } stay)
        {
            stay.Kinds |= EventKinds.Linked;
            Stay ??= stay;
        }

        // Whatever ever told of the other item tells of this one.
        other.Others.ForEach(o => o.Kinds |= EventKinds.Linked);
        Others.AddRange(other.Others);
        Absorbed.AddRange(other.Absorbed);
        if (other.Before is { } before)
        {
            Absorbed.Add(before);
        }

        other.MergedInto = this;
    }

    private void Displace(SourceRecord<T>? record)
    {
        if (record is not null)
        {
            Others.Add(record);
        }
    }
}
