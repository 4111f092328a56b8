using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>The shipped policy and the day that everything here is decided for.</summary>
internal static class Routine
{
    public const string PolicyName = "prator-2024-01";
    public const string Day = "2024-02-05";

    public static DateOnly Date { get; } = new(2024, 2, 5);

    public static Moment AsOf { get; } = Moment.EndOf(Date);

    public static RecoveryPolicy Policy { get; } = RecoveryPolicy.Read(Path.GetFileName(Built.Policy), File.ReadAllText(Built.Policy));
}
