using System.Collections.Concurrent;
using CsCheck;
using Prator.Recovery.Core.Proof;
using Xunit;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>
/// The analyser itself is proven: policies at random, with faults planted in them, examined by it and by
/// <see cref="PlainCheck"/>, which is written apart from it.
/// </summary>
public sealed class AnalyserAgainstPlainCheckTests
{
    private const int Policies = 20_000;

    private static readonly string[] Faults =
    [
        "Gap", "Conflict", "DeadRule", "Covered", "UnusedFact", "UncitedClause", "MissingClause", "MissingNote", "MissingText", "BoundaryOrder", "Case", "Disproved",
    ];

    [Fact]
    public void RandomPolicies_AreFoundToBeWhatThePlainCheckSays()
    {
        ConcurrentDictionary<string, int> planted = new();
        ConcurrentDictionary<string, int> judged = new();
        new PolicyDraw().Sample(
            policy =>
            {
                foreach (PlantedFault fault in policy.Planted.DefaultIfEmpty(new PlantedFault("clean", "")))
                {
                    planted.AddOrUpdate(fault.Kind, 1, (_, n) => n + 1);
                }

                return !Amiss(policy, judged).Any();
            },
            iter: Policies,
            print: policy => string.Join('\n', [.. Amiss(policy, []), PolicyText.Of(policy)]));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", planted.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}")));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", judged.Select(j => $"{j.Key} {j.Value}")));
        Assert.All(["reached", "unreached"], kind => Assert.True(judged.GetValueOrDefault(kind) > Policies / 100, $"rules that are {kind} were drawn too seldom"));
        Assert.All(Faults.Append("clean"), kind => Assert.True(planted.GetValueOrDefault(kind) > Policies / 100, $"{kind} was drawn too seldom"));
    }

    private static IEnumerable<string> Amiss(DrawnPolicy policy, ConcurrentDictionary<string, int> judged)
    {
        PlainFindings plainly = PlainCheck.Of(policy);
        judged.AddOrUpdate("reached", 0, (_, n) => n + plainly.Judged.Except(plainly.Unreached).Count());
        judged.AddOrUpdate("unreached", 0, (_, n) => n + plainly.Unreached.Count);
        judged.AddOrUpdate("idle exceptions", 0, (_, n) => n + plainly.IdleExceptions.Count);
        (PlainFindings found, List<string> amiss) = PlainFindings.Of(policy, PolicyExamination.Of("drawn.yaml", PolicyText.Of(policy)).Findings, plainly);
        return amiss
            .Concat(plainly.Differences(found))
            .Concat(policy.Planted.Where(fault => !found.Has(fault)).Select(fault => $"planted, but not found: {fault.Kind} {fault.Key}"))
            .Concat(policy.Planted.Count == 0 && !plainly.IsClean ? ["clean by construction, but not plainly so"] : []);
    }
}
