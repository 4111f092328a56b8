namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The smallest policy with a fact that shares the created date with another, so that a rule <c>NEVER</c> is reached by no item.
/// </summary>
internal static class MuddledPolicy
{
    private static readonly string[] Dates = ["createdAt", "admittedAt", "readyAt", "dischargedAt", "closedAt", "agreementDate"];

    private static readonly string[] Boundaries = ["firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt"];

    /// <param name="isBeyondTheLimit">Whether the fact looks at so many fields that more than five million items would have to be tried.</param>
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

    private static string Muddle() => string.Concat(
        [
            .. Dates.Select(date => $"                - any: [{string.Join(", ", Boundaries.SelectMany(b => new[] { $"{{ field: {date}, before: {b} }}", $"{{ field: {date}, onOrBefore: {b} }}" }))}]\n"),
            "                - { field: inPrator, is: yes }\n",
            "                - any: [{ field: disposition, is: home }, { field: disposition, is: deceased }, { field: longTermNeed, is: yes }]\n",
        ]);
}
