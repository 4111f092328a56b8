using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Policies.Renewing;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>A policy of one outage made into that of another.</summary>
public sealed class PolicyRenewalTests
{
    private static readonly string Seed = File.ReadAllText(Repository.PathOf(Repository.SeedPath));

    [Fact]
    public void DrawnDates_GiveAPolicyThatHolds_AndChangeNothingElse()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Random random = new(seed);
            Boundaries boundaries = Drawn(random, isOneDay: seed % 3 == 0, atMidnight: seed % 4 == 0);

            string renewed = PolicyRenewal.Of("seed.yaml", Seed, "next-outage", boundaries);

            RecoveryPolicy policy = RecoveryPolicy.Read("next.yaml", renewed);
            Assert.Equal(("next-outage", "1.0", boundaries), (policy.Name, policy.Version, policy.Boundaries));
            Assert.DoesNotContain(PolicyExamination.Of("next.yaml", renewed).Findings, f => f.Severity == FindingSeverity.Error);
            CheckLines(Seed, renewed, "  name: ", "    firstDayWithoutData: ", "    lastManualDay: ", "    registerFrom: ", "    restoredAt: ");
            CheckDecisions(policy, random);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void LineEndingsAndComments_AreKept(string lineEnd)
    {
        string text = SmallPolicy.Text
            .Replace("  name: small\n", "  name: 'small'   # its name\n", StringComparison.Ordinal)
            .Replace("restoredAt: 2030-03-10 07:15\n", "restoredAt: \"2030-03-10 07:15\" # a Sunday – före gryningen\n", StringComparison.Ordinal)
            .ReplaceLineEndings(lineEnd);

        string renewed = PolicyRenewal.Of("small.yaml", text, "next", OneDay);

        Assert.Equal(
            text.Replace("'small'", "'next'", StringComparison.Ordinal)
                .Replace("firstDayWithoutData: 2030-03-04", "firstDayWithoutData: 2031-05-06", StringComparison.Ordinal)
                .Replace("lastManualDay: 2030-03-08", "lastManualDay: 2031-05-06", StringComparison.Ordinal)
                .Replace("registerFrom: 2030-03-09", "registerFrom: 2031-05-07", StringComparison.Ordinal)
                .Replace("\"2030-03-10 07:15\"", "\"2031-05-07 00:00\"", StringComparison.Ordinal),
            renewed);
    }

    /// <summary>A date that stands to no boundary is moved as far as the boundary that it was nearest to.</summary>
    [Theory]
    [InlineData("2030-03-03", "2031-05-05")]
    [InlineData("2030-03-11 07:15", "2031-05-08 07:15")]
    [InlineData("day of 2030-03-03 + 1d", "day of 2031-05-05 + 1d")]
    [InlineData("firstDayWithoutData - 1d", "firstDayWithoutData - 1d")]
    public void DatesOfCases_Move(string before, string after)
    {
        string Cases(string date) => SmallPolicy.Text
            + $"  cases:\n    episode:\n      - name: c 2030-03-03\n        asOf: 2030-03-12\n        fields: {{ createdAt: {date}, inPrator: yes }}\n        expect: {{ action: Close, rule: OLD, reason: Old }}\n";

        string renewed = PolicyRenewal.Of("small.yaml", Cases(before), "next", OneDay);

        Assert.Contains($"createdAt: {after}, inPrator", renewed, StringComparison.Ordinal);
        Assert.Contains("- name: c 2030-03-03\n        asOf: 2031-05-09\n", renewed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("007", "\"007\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("plain-1", "plain-1")]
    public void Name_ThatOtherReadersTakeForNoText_IsQuoted(string name, string written)
    {
        string renewed = PolicyRenewal.Of("small.yaml", SmallPolicy.Text, name, OneDay);

        Assert.Contains($"  name: {written}\n", renewed, StringComparison.Ordinal);
        Assert.Equal(name, SmallPolicy.Read(renewed).Name);
    }

    [Fact]
    public void LimitOfAQuestion_IsKept()
    {
        string text = SmallPolicy.With("  facts:\n", "  routing: { regional: { clause: A2, afterWorkingDays: 3 } }   # agreed on\n  facts:\n");

        string renewed = PolicyRenewal.Of("small.yaml", text, "next", OneDay);

        Assert.Equal(new Routing(null, "A2", 3), SmallPolicy.Read(renewed).Routing);
        Assert.Contains("afterWorkingDays: 3 } }   # agreed on\n", renewed, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_WithAnEscape_IsRefusedWithItsPlace()
    {
        string text = SmallPolicy.With("  name: small\n", "  name: \"sm\\x61ll\"\n");

        YamlProblem problem = Assert.Single(Assert.Throws<YamlRefusedException>(() => PolicyRenewal.Of("small.yaml", text, "next", OneDay)).Problems);

        Assert.Equal((4, 9), (problem.Place.Line, problem.Place.Column));
    }

    [Fact]
    public void DatesThatAreWrittenOut_AreTold()
    {
        string text = SmallPolicy.With("A1: { sv: Ett, en: One }", "A1: { sv: Ett, en: One since 2030-03-09 }  # not 2030-03-08")
            + "  cases:\n    episode:\n      - name: c\n        fields: { createdAt: 2030-03-03, inPrator: yes }\n        expect: { action: Close, rule: OLD, reason: Old }\n";
        string renewed = PolicyRenewal.Of("small.yaml", text, "next", OneDay);
        string line = renewed.Split('\n')[17];

        IReadOnlyList<YamlProblem> left = DatesLeft.In("next.yaml", renewed);

        Assert.Equal(["`2030-03-09`", "`2030-03-08`"], left.Select(l => l.Message.Split(' ')[2]));
        Assert.Equal([line.IndexOf("2030-03-09", StringComparison.Ordinal) + 1, line.IndexOf("2030-03-08", StringComparison.Ordinal) + 1], left.Select(l => l.Place.Column));
        Assert.All(left, l => Assert.Equal(18, l.Place.Line));
    }

    [Fact]
    public void OfTheSeed_NoDateIsLeft() => Assert.Empty(DatesLeft.In("next.yaml", PolicyRenewal.Of("seed.yaml", Seed, "next", OneDay)));

    private static Boundaries OneDay => new(new(2031, 5, 6), new(2031, 5, 6), new(2031, 5, 7), new(2031, 5, 7, 0, 0, 0));

    private static Boundaries Drawn(Random random, bool isOneDay, bool atMidnight)
    {
        DateOnly first = new DateOnly(2000, 1, 1).AddDays(random.Next(30_000));
        DateOnly last = first.AddDays(isOneDay ? 0 : random.Next(60));
        DateTime restored = last.AddDays(1 + random.Next(5)).ToDateTime(TimeOnly.MinValue).AddMinutes(atMidnight ? 0 : random.Next(24 * 60));
        return new Boundaries(first, last, last.AddDays(1), restored);
    }

    /// <summary>Only the lines that begin so differ, and each of them does but where the value is the old one.</summary>
    private static void CheckLines(string before, string after, params string[] changing)
    {
        string[] old = before.Split('\n');
        string[] renewed = after.Split('\n');
        Assert.Equal(old.Length, renewed.Length);
        string[] changed = [.. old.Zip(renewed).Where(l => l.First != l.Second).Select(l => l.First)];
        Assert.True(changed.Length <= changing.Length);
        Assert.All(changed, l => Assert.Contains(changing, c => l.StartsWith(c, StringComparison.Ordinal)));
    }

    /// <summary>What stands to the boundaries as an item of the old outage did is decided as that was.</summary>
    private static void CheckDecisions(RecoveryPolicy renewed, Random random)
    {
        RecoveryPolicy old = Repository.Seed;
        for (int i = 0; i < 300; i++)
        {
            string name = Boundaries.Names[random.Next(Boundaries.Names.Count)];
            int days = random.Next(3) - 1;
            YesNo inPrator = (YesNo)random.Next(3);
            bool isHome = random.Next(2) == 0;

            // The day before the last manual day may be before a short outage, and the day after the first after it.
            if ((name == Boundaries.FirstDayWithoutDataName && days > 0) || (name != Boundaries.FirstDayWithoutDataName && name != Boundaries.RegisterFromName && days < 0))
            {
                continue;
            }

            Assert.Equal(Decide(old), Decide(renewed));

            string Decide(RecoveryPolicy policy)
            {
                Moment created = Moment.On(policy.Boundaries[name].Date.AddDays(days));
                return policy.Episodes.Decide(
                    BlankItem.Of<Episode>() with { CreatedAt = created, InPrator = inPrator, Disposition = isHome ? new Disposition(DispositionCode.Home) : default },
                    Moment.At(policy.Boundaries.RestoredAt.AddDays(30))).Rule.Id;
            }
        }
    }
}
