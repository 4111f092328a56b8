using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Benchmarks.Deciding;

/// <summary>The facts of one episode, derived beforehand, so that a rival has nothing to do but to evaluate rules.</summary>
public sealed class EpisodeFacts
{
    public bool Duplicate { get; init; }

    public bool Conflict { get; init; }

    public StatusFact Status { get; init; }

    public CreatedFact Created { get; init; }

    public WhereaboutsFact Whereabouts { get; init; }

    public YesNo InPrator { get; init; }

    public bool Discharged { get; init; }

    public bool Ready { get; init; }

    public YesNo Need { get; init; }

    public YesNo Agreement { get; init; }

    internal static EpisodeFacts Of(DecisionGrid<Episode> grid, Episode item, Moment asOf)
    {
        int cell = grid.CellOf(item, asOf);
        return new EpisodeFacts
        {
            Duplicate = Band("duplicate") == "yes",
            Conflict = Band("conflict") == "yes",
            Status = Enum.Parse<StatusFact>(Band("status"), ignoreCase: true),
            Created = Enum.Parse<CreatedFact>(Band("created"), ignoreCase: true),
            Whereabouts = Enum.Parse<WhereaboutsFact>(Band("whereabouts"), ignoreCase: true),
            InPrator = Enum.Parse<YesNo>(Band("inPrator"), ignoreCase: true),
            Discharged = Band("discharged") == "yes",
            Ready = Band("ready") == "yes",
            Need = Enum.Parse<YesNo>(Band("need"), ignoreCase: true),
            Agreement = Enum.Parse<YesNo>(Band("agreement"), ignoreCase: true),
        };

        string Band(string name)
        {
            Fact fact = grid.Book.Facts.Single(f => f.Name == name);
            return fact.Bands[grid.Shape.BandOf(cell, fact.Index)].Name;
        }
    }
}

public enum StatusFact
{
    Open,
    Closed,
    Cancelled,
    Unknown,
}

public enum CreatedFact
{
    Missing,
    Before,
    During,
    After,
}

public enum WhereaboutsFact
{
    Inpatient,
    Home,
    OtherHospital,
    Deceased,
    Unknown,
}
