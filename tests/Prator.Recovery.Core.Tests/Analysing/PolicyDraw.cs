using CsCheck;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>
/// Draws policies. Each begins clean by construction: the grid is split into boxes, each box goes to a rule, exceptions take
/// a part of what others decide. Then none to three faults are planted. Smaller policies count as simpler.
/// </summary>
internal sealed class PolicyDraw : Gen<DrawnPolicy>
{
    private const int MostFaults = 3;

    public override DrawnPolicy Generate(PCG pcg, Size? min, out Size size)
    {
        Draw draw = new(pcg);
        DateOnly first = new DateOnly(2030, 1, 1).AddDays(draw.Below(700));
        DateOnly last = first.AddDays(3 + draw.Below(20));

        // The plain check tries times a minute beside it, which must lie on the same day.
        DateTime restored = last.AddDays(1 + draw.Below(4)).ToDateTime(new TimeOnly(3 + draw.Below(20), draw.Below(60)));
        DrawnPolicy policy = new()
        {
            First = first,
            Last = last,
            From = last.AddDays(1),
            Restored = restored,
            Books = [new DrawnBook("episode"), new DrawnBook("sip")],
        };
        int clauses = 1 + draw.Below(5);
        for (int i = 1; i <= clauses; i++)
        {
            policy.Clauses.Add(($"V{i}", new DrawnText($"punkt {i}", $"clause {i}")));
        }

        // One of the books is small: two large ones show no more than one, and take twice the time.
        int small = draw.Below(2);
        foreach ((int i, DrawnBook book) in policy.Books.Index())
        {
            new BookDraw(draw, policy, book).Fill(isSmall: i == small);
        }

        CiteClauses(draw, policy);
        FaultDraw faults = new(draw, policy);
        for (int left = draw.Below(MostFaults + 1); left > 0; left--)
        {
            faults.PlantOne();
        }

        foreach (DrawnBook book in policy.Books)
        {
            new RegionWriting(draw, book).WriteAll();
        }

        size = new Size((ulong)policy.Books.Sum(b => b.CellCount + (10 * b.Facts.Count) + (20 * (b.Rules.Count + b.Questions.Count + b.Impossible.Count + b.Cases.Count))));
        return policy;
    }

    /// <summary>What no rule cites goes to the routing; the rest is not written.</summary>
    private static void CiteClauses(Draw draw, DrawnPolicy policy)
    {
        string?[] cited = [.. policy.Books.SelectMany(b => b.Rules).Select(r => r.Clause)];
        List<string> left = [.. policy.Clauses.Select(c => c.Id).Where(c => !cited.Contains(c))];
        for (int i = 0; i < policy.Routing.Length && left.Count > 0; i++)
        {
            if (draw.Chance(60))
            {
                policy.Routing[i] = left[0];
                left.RemoveAt(0);
            }
        }

        policy.Clauses.RemoveAll(c => left.Contains(c.Id));
        if (policy.Clauses.Count == 0)
        {
            policy.Clauses.Add(("V0", new DrawnText("punkt", "clause")));
            policy.Routing[0] = "V0";
        }
    }
}
