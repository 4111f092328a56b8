namespace Prator.Recovery.Ledger.Tests;

/// <summary>Holds what each was told against what the log says.</summary>
internal sealed class TeamCheck(IReadOnlyList<TeamTold> told, IReadOnlyList<LedgerEvent> events)
{
    /// <summary>Every decision that was done stands in the log once, as it was given, by who gave it; and nothing else does.</summary>
    public void NothingIsLostOrTwice()
    {
        ILookup<string?, LedgerEvent> byNote = events.Where(e => (e.Kind & DecisionNote.Kinds) != 0 && e.Note is not null).ToLookup(e => e.Note);
        List<TeamTold> done = [.. told.Where(t => t.Result.Outcome == DecisionOutcome.Done)];
        foreach (TeamTold one in done)
        {
            LedgerEvent found = Assert.Single(byNote[one.Given.Note]);
            Assert.Equal((one.Actor, KindOf(one.Given.Step)), (found.Actor, found.Kind));
            Assert.InRange(found.Seq, one.Head + 1, one.End);
            if (!one.IsRow)
            {
                Assert.Equal((one.Given.Item, DetailOf(one)), (found.Item!.Value, found.Detail));
            }
        }

        Assert.Equal(done.Count, byNote.Sum(notes => notes.Count()));
        Assert.Equal(
            done.GroupBy(t => t.Actor).Select(g => (g.Key, g.Count())).Order(),
            byNote.SelectMany(notes => notes).GroupBy(e => e.Actor).Select(g => (g.Key, g.Count())).Order());
    }

    /// <summary>Whoever was told of another's decision was told of one that stood then, was another's and said otherwise.</summary>
    public void ConflictsShowWhatStood()
    {
        Dictionary<long, LedgerEvent> first = events.Where(e => e.Kind is EventKinds.Answered or EventKinds.Proposed).ToDictionary(e => e.Seq);
        foreach (TeamTold one in told.Where(t => t.Result.Outcome == DecisionOutcome.Conflict))
        {
            StandingDecisions stood = StandingDecisions.Of(one.Result.Before!.Decisions);
            bool isAnswer = one.Given.Step == DecisionStep.Answer;
            Answer? answer = isAnswer ? stood.Find(one.Given.Facts[0].Field) : null;
            long entry = isAnswer ? answer!.Entry : stood.Forced!.Entry;
            string what = isAnswer ? $"{answer!.Field} = {answer.Value ?? "–"}" : stood.Forced!.Action.ToString();
            Assert.InRange(entry, 1, one.Head);
            Assert.False(one.Given.Replace);
            Assert.NotEqual(one.Actor, first[entry].Actor);
            Assert.NotEqual(isAnswer ? DetailOf(one) : one.Given.Action.ToString(), what);
            Assert.Equal(what, first[entry].Detail);
            Assert.StartsWith(first[entry].Actor, one.Result.Refusal!, StringComparison.Ordinal);
            Assert.Contains(what, one.Result.Refusal!, StringComparison.Ordinal);
        }
    }

    /// <summary>What each was shown of an item is what the log, up to that moment, makes of it.</summary>
    public void EachSawTheLedgerAsItWas(IEnumerable<LedgerEntry> entries)
    {
        ILookup<long, TeamTold> begun = told.Where(t => !t.IsRow).ToLookup(t => t.Head);
        ILookup<long, TeamTold> ended = told.Where(t => !t.IsRow && t.Result.Outcome == DecisionOutcome.Done).ToLookup(t => t.End);
        Replay replay = new();
        foreach (LedgerEntry entry in entries)
        {
            replay.Apply(entry);
            Assert.All(begun[entry.Seq], t => Assert.Equal(replay.Items.GetValueOrDefault(t.Given.Item), t.Result.Before));
            Assert.All(ended[entry.Seq], t => Assert.Equal(replay.Items.GetValueOrDefault(t.Given.Item), t.Result.After));
        }
    }

    private static EventKinds KindOf(DecisionStep step) => step switch
    {
        DecisionStep.Answer => EventKinds.Answered,
        DecisionStep.Propose => EventKinds.Proposed,
        DecisionStep.Approve => EventKinds.Approved,
        DecisionStep.Withdraw => EventKinds.Retracted,
        _ => EventKinds.Escalated,
    };

    // What the entry must tell of it.
    private static string DetailOf(TeamTold one)
    {
        StandingDecisions stood = StandingDecisions.Of(one.Result.Before!.Decisions);
        return one.Given.Step switch
        {
            DecisionStep.Answer => Words(one.Given.Facts[0].Field, one.Given.Facts[0].Value),
            DecisionStep.Propose => one.Given.Action.ToString()!,
            DecisionStep.Approve => stood.Forced!.Action.ToString(),
            DecisionStep.Withdraw => Withdrawn(one.Given, stood),
            _ => string.Empty,
        };
    }

    private static string Withdrawn(GivenDecision given, StandingDecisions stood)
    {
        IEnumerable<string> answers = stood.Answers.Where(a => given.Facts.Count == 0 || given.Facts[0].Field == a.Field).Select(a => Words(a.Field, a.Value));
        return string.Join(", ", given.Facts.Count == 0 && stood.Forced is { } forced ? answers.Append(forced.Action.ToString()) : answers);
    }

    private static string Words(string field, string? value) => $"{field} = {value ?? "–"}";
}
