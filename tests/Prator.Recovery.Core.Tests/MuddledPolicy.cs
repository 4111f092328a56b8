namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The smallest policy with a fact that shares the created date with another, so that a rule <c>NEVER</c> is reached by no item.
/// </summary>
internal static class MuddledPolicy
{
    private static readonly string[] Dates = ["createdAt", "admittedAt", "readyAt", "dischargedAt", "closedAt", "agreementDate"];

    private static readonly string[] Operators = ["before", "onOrBefore", "beforeDay", "afterDay"];

    /// <param name="isBeyondTheLimit">Whether the fact compares dates with each other in so many ways that it can't be searched.</param>
    public static string Text(bool isBeyondTheLimit)
    {
        string muddle = $$"""
                  - name: muddle
                    label: { sv: röra, en: muddle }
                    bands:
                      - name: yes
                        when:
                          all:
                            - { field: createdAt, onOrAfter: firstDayWithoutData }
            {{(isBeyondTheLimit ? Muddle() : "")}}          - name: no

            """.ReplaceLineEndings("\n");
        string rule = """
                  - id: NEVER
                    when: { created: before, muddle: yes }
                    exceptionTo: [OLD]
                    action: None
                    basis: Text
                    clause: A1
                    reason: { sv: Aldrig, en: Never }

            """.ReplaceLineEndings("\n");
        string withFact = SmallPolicy.With("        field: inPrator\n", "        field: inPrator\n" + muddle);
        return SmallPolicy.Replaced(withFact, "      - id: NEW\n", rule + "      - id: NEW\n");
    }

    private static string Muddle()
    {
        Random random = new(3);
        return string.Concat(Enumerable.Range(0, 40).Select(_ =>
            $"                - any: [{string.Join(", ", Enumerable.Range(0, 4).Select(_ => Comparison(random)))}]\n"));
    }

    private static string Comparison(Random random)
    {
        string[] dates = random.GetItems(Dates, 2);
        string comparison = $"{{ field: {dates[0]}, {random.GetItems(Operators, 1)[0]}: {(dates[0] == dates[1] ? "restoredAt" : dates[1])} }}";
        return random.Next(2) == 0 ? comparison : $"{{ not: {comparison} }}";
    }
}
