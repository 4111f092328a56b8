using CsCheck;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Whatever people decide between whatever days, the log proves the state. One after the other, so that a failure comes again.</summary>
public sealed class DrawnDecisionsTests
{
    private const int Commands = 60;
    private const int ImportsOneIn = 6;
    private const int People = 4;

    [Fact]
    public void WhateverIsDecided_TheLogProvesTheState() => Gen.Int[0, int.MaxValue - 1].Sample(Check, iter: 5);

    private static void Check(int seed)
    {
        using Ledgers ledger = new();
        ledger.Import(TeamDays.First());
        Random random = new(seed);
        List<ItemRow> items = ledger.All();
        TeamDraw[] people = [.. Enumerable.Range(1, People).Select(i => new TeamDraw(random, items, $"person_{i}"))];
        DateOnly day = new(2024, 2, 5);
        for (int i = 0; i < Commands; i++)
        {
            if (random.Next(ImportsOneIn) == 0)
            {
                day = day.AddDays(random.Next(2));
                ledger.Import(TeamDays.Next(day, random));
            }
            else
            {
                int person = random.Next(People);
                ledger.Decide($"person_{person}", [.. people[person].Next()]);
            }

            LedgerProof proof = ledger.Prove();
            Assert.True(proof.IsValid, $"after command {i}: {string.Join('\n', proof.Breaks)}");
        }
    }
}
