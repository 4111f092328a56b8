namespace Prator.Recovery.Samples;

/// <summary>How the closures that were ordered on a day were keyed in.</summary>
internal sealed class Closing(Morning day, DateTime worked)
{
    /// <summary>What a row is called that was closed with another date than ordered.</summary>
    public const string Otherwise = "closed otherwise";

    private int _closed;

    public Since<PratorRow> Episodes { get; } = new(day.Episodes, r => r.Cells());

    /// <summary>Utklar is set to the day of the order, or stays what it was.</summary>
    public void AsOrdered(string outcome, int count) =>
        Episodes.Change("closed as ordered", count, IsOrdered(outcome), r => Closed(r) with { Ready = r.Ready ?? worked });

    /// <summary>Utklar is set to the day of the discharge, against the order.</summary>
    public void BackDated(string outcome, int count) =>
        Episodes.Change(Otherwise, count, IsOrdered(outcome), r => Closed(r) with { Ready = r.Discharged });

    /// <summary>Rows whose closure was ordered: the sources agree about them.</summary>
    public Func<WrittenRow<PratorRow>, bool> IsOrdered(string outcome) => r => r.Outcome == outcome && IsUndisputed(r.Row);

    public bool IsUndisputed(PratorRow row) => !day.IsDisputed(row);

    private PratorRow Closed(PratorRow row) => row with
    {
        Status = "Avslutad",
        Closed = worked.AddHours(9).AddMinutes(7 * _closed++),
    };
}
