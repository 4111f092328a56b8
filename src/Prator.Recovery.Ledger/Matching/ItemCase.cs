using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>An item while an import finds out what its sources are.</summary>
internal sealed class ItemCase<T>
    where T : CareItem
{
    private Candidates<T>? _candidates;
    private long _number;

    /// <summary>The item as it was; null where it is new.</summary>
    public ItemRow? Before { get; init; }

    /// <summary>Its number in the ledger; 0 while it is new and has none.</summary>
    public long Number => Before?.Id ?? _number;

    public SourceRecord<T>? Prator { get; set; }

    public SourceRecord<T>? Log { get; set; }

    /// <summary>The stay of the census; never of a SIP.</summary>
    public SourceRecord<Stay>? Stay { get; set; }

    /// <summary>The case that this one turned out to be.</summary>
    public ItemCase<T>? MergedInto { get; private set; }

    /// <summary>The case that it turned out to be in the end; itself where it stands for itself.</summary>
    public ItemCase<T> Last => MergedInto?.Last ?? this;

    /// <summary>Whether something else may be the same.</summary>
    public bool IsAsked => _candidates is not null;

    /// <summary>What must be answered before anything can be decided. Whatever may be the same has its number by then.</summary>
    public IReadOnlyList<LedgerQuestion> Open => _candidates?.ToQuestion() is { } question ? [question] : [];

    /// <summary>Whether it is gone because it was a duplicate, and the other row of its key is still there.</summary>
    public bool IsMendedDuplicate { get; set; }

    /// <summary>What a person said that it is, or that it is none of those that were named; null where nobody said so.</summary>
    public Answer? SameAs => Before?.Decisions is { } decisions ? StandingDecisions.Of(decisions).Find(LedgerFact.SameAs) : null;

    /// <summary>The system has it, and the log says nothing of it.</summary>
    public bool IsOfSystemOnly => Prator is { IsPresent: true } && Log is not { IsPresent: true } && MergedInto is null;

    /// <summary>The log tells of it, and the system does not have it.</summary>
    public bool IsOfLogOnly => Log is { IsPresent: true } && Prator is not { IsPresent: true } && MergedInto is null;

    /// <summary>The patient that any of its records names; zero where none does.</summary>
    public UInt128 Patient => Prator?.Row.Patient is { } p && p != UInt128.Zero ? p : Log?.Row.Patient ?? UInt128.Zero;

    /// <summary>The day that tells it from the patient's other items, as the system says, else as the log says; -1 where neither does.</summary>
    public int Day => Prator is { Row.Day: >= 0 and var p } ? p : Log?.Row.Day ?? -1;

    /// <summary>Whether another case may be the same item, as far as people said. Whatever they were not asked about may.</summary>
    public bool MayBe(ItemCase<T> other) => !Bars(other.Before) && !other.Bars(Before);

    /// <summary>Whether it may belong to a stay, as far as people said.</summary>
    public bool MayBe(SourceRecord<Stay> stay) => SameAs is not { } said || !MatchAnswer.Bars(said, MatchAnswer.Of(stay));

    /// <summary>Records that other ones took the place of; what happened to them is told all the same.</summary>
    public List<SourceRecord<T>> Others { get; } = [];

    /// <summary>Known items that turned out to be this one.</summary>
    public List<ItemRow> Absorbed { get; } = [];

    /// <summary>Gives a new item its number.</summary>
    public void Take(long number) => _number = number;

    /// <summary>Asks which of these items, that another source tells of, is the same.</summary>
    public void Ask(ItemSource source, IEnumerable<ItemCase<T>> candidates) => (_candidates ??= new Candidates<T>(this)).Add(source, candidates);

    /// <summary>Asks which of these stays it belongs to.</summary>
    public void Ask(IEnumerable<SourceRecord<Stay>> candidates) => (_candidates ??= new Candidates<T>(this)).Add(candidates);

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

    private bool Bars(ItemRow? other) => other is not null && SameAs is { } said && MatchAnswer.Bars(said, LedgerDecisions.Number(other.Id));

    private void Displace(SourceRecord<T>? record)
    {
        if (record is not null)
        {
            Others.Add(record);
        }
    }
}
