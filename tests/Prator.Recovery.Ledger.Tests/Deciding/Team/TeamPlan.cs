using System.Globalization;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>How long a team works, and what its draws begin with: both may be set from outside.</summary>
internal sealed record TeamPlan(TimeSpan Duration, int Seed)
{
    private const string SecondsVariable = "PRATOR_RECOVERY_TEAM_SECONDS";
    private const string SeedVariable = "PRATOR_RECOVERY_TEAM_SEED";
    private const int Seconds = 60;

    public static TeamPlan FromEnvironment() =>
        new(TimeSpan.FromSeconds(Number(SecondsVariable) ?? Seconds), Number(SeedVariable) ?? Random.Shared.Next());

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Duration.TotalSeconds:0} s; for the same draws again: {SeedVariable}={Seed}");

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
