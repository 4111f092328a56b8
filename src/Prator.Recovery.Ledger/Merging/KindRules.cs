using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>What differs between episodes and SIPs when sources are put together and decided on.</summary>
internal abstract class KindRules<T>
    where T : CareItem
{
    public abstract RecordShape<T> Shape { get; }

    public RecordKind Kind => Shape.Kind;

    public abstract DecisionGrid<T> GridOf(RecoveryPolicy policy);

    /// <summary>One item of what system and log say; at least one of them says something.</summary>
    public abstract T OfSources(T? prator, T? log, Disagreements both);

    /// <summary>Adds what the census says; a SIP has no stay.</summary>
    public abstract T WithStay(T item, ItemSource source, Stay stay, bool isPresent, Disagreements both);

    public abstract T WithInPrator(T item, YesNo inPrator);

    /// <summary>The item under its number in the ledger.</summary>
    public abstract T Numbered(T item, long number);
}

internal sealed class EpisodeRules : KindRules<Episode>
{
    public static readonly EpisodeRules Rules = new();

    public override RecordShape<Episode> Shape => EpisodeRecords.Shape;

    public override DecisionGrid<Episode> GridOf(RecoveryPolicy policy) => policy.Episodes;

    public override Episode OfSources(Episode? prator, Episode? log, Disagreements both) => EpisodeMerge.OfSources(prator, log, both);

    public override Episode WithStay(Episode item, ItemSource source, Stay stay, bool isPresent, Disagreements both) =>
        EpisodeMerge.WithStay(item, source, stay, isPresent, both);

    public override Episode WithInPrator(Episode item, YesNo inPrator) => item.InPrator == inPrator ? item : item with { InPrator = inPrator };

    public override Episode Numbered(Episode item, long number) => item with { Number = number };
}

internal sealed class SipRules : KindRules<Sip>
{
    public static readonly SipRules Rules = new();

    public override RecordShape<Sip> Shape => SipRecords.Shape;

    public override DecisionGrid<Sip> GridOf(RecoveryPolicy policy) => policy.Sips;

    public override Sip OfSources(Sip? prator, Sip? log, Disagreements both) => SipMerge.OfSources(prator, log, both);

    public override Sip WithStay(Sip item, ItemSource source, Stay stay, bool isPresent, Disagreements both) => item;

    public override Sip WithInPrator(Sip item, YesNo inPrator) => item.InPrator == inPrator ? item : item with { InPrator = inPrator };

    public override Sip Numbered(Sip item, long number) => item with { Number = number };
}
