namespace Prator.Recovery.Core.Policies;

/// <summary>The clauses that say who answers a question; null where the routine has none.</summary>
/// <param name="LocalClause">Who is asked first.</param>
/// <param name="RegionalClause">Who is asked where there is no local answer.</param>
public sealed record Routing(string? LocalClause, string? RegionalClause)
{
    /// <summary>The clauses that are cited.</summary>
    public IEnumerable<string> Clauses => new[] { LocalClause, RegionalClause }.OfType<string>();
}
