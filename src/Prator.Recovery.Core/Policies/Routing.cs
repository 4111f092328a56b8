namespace Prator.Recovery.Core.Policies;

/// <summary>The clauses that say who answers a question; null where the routine has none.</summary>
/// <param name="LocalClause">Who is asked first.</param>
/// <param name="RegionalClause">Who is asked where there is no local answer.</param>
/// <param name="RegionalAfterWorkingDays">
/// How many Swedish working days (see <see cref="Calendar.WorkingDays"/>) a question may wait for a local answer: one that is older
/// goes on to the regional owner by itself. 1 to <see cref="LongestWait"/>; null where it waits until somebody hands it on.
/// </param>
public sealed record Routing(string? LocalClause, string? RegionalClause, int? RegionalAfterWorkingDays = null)
{
    /// <summary>A year of working days.</summary>
    public const int LongestWait = 250;

    /// <summary>The clauses that are cited.</summary>
    public IEnumerable<string> Clauses => new[] { LocalClause, RegionalClause }.OfType<string>();
}
