using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>
/// A policy with everything that a statement could stumble on: quotes, backslashes, line breaks and reserved words as names,
/// facts on facts on facts, every operator on every kind of operand, declarations of impossible facts that items disprove.
/// </summary>
internal static class AwkwardPolicy
{
    private static readonly string Yaml = PolicyHead.Of("awkward", "Kv'ist", "\"1'0\\nDROP TABLE items; --\"") + """
          labels:
            readyAt: Klar
            closedAt: Stängd
          clauses:
            "A'1\\": { sv: Ett, en: One }
          facts:
            episode:
              - name: select
                label: { sv: ett, en: one }
                bands:
                  - name: "it's"
                    when: { field: createdAt, before: restoredAt }
                  - name: "back\\slash'"
                    when: { field: createdAt, onOrAfter: asOf }
                  - name: "two\nlines"
                    when: { field: asOf, onOrAfter: admittedAt }
                  - name: "\"else\""
              - name: "from \"where\"; --"
                label: { sv: två, en: two }
                bands:
                  - name: "null"
                    when:
                      not:
                        any:
                          - { fact: select, in: ["it's", "two\nlines"] }
                          - { field: createdAt, onOrBefore: asOf }
                          - { field: asOf, before: dischargedAt }
                  - name: "TRUE"
                    when: { field: admittedAt, onOrAfter: dischargedAt }
                  - name: end
              - name: a name that is much longer than what fits into a column of a table
                label: { sv: tre, en: three }
                bands:
                  - name: one
                    when:
                      all:
                        - { fact: "from \"where\"; --", is: "null" }
                        - { field: status, in: [blank, closed, unknown] }
                        - not: { field: readyAt, before: asOf }
                  - name: two
                    when: { field: asOf, beforeDay: readyAt }
                  - name: three
                    when: { field: dischargedAt, afterDay: admittedAt }
                  - name: four
                    when: { field: closedAt, after: asOf }
                  - name: five
              - name: still
                label: { sv: fyra, en: four }
                field: stillInpatient
              - name: fixed
                label: { sv: fem, en: five }
                bands:
                  - name: yes
                    when:
                      any:
                        - { field: asOf, after: asOf }
                        - all:
                            - { field: asOf, onOrAfter: restoredAt }
                            - { field: asOf, after: restoredAt }
                  - name: no
            sip:
              - name: lists
                label: { sv: listor, en: lists }
                bands:
                  - name: all
                    when:
                      all:
                        - { field: goals, is: set }
                        - { field: activities, is: missing }
                  - name: some
                    when: { field: meetingDate, onOrBefore: asOf }
                  - name: none
          rules:
            episode:
              - id: "R'1"
                action: Close
                basis: Text
                clause: "A'1\\"
                reason: { sv: "rad\n\\ två '", en: "line\r\ntwo" }
                question: { sv: Vad?, en: What? }
                changes:
                  - { field: readyAt, value: today }
                  - { field: closedAt, value: dischargedAt }
                paymentBasis:
                  excludeWhen:
                    any:
                      - { fact: a name that is much longer than what fits into a column of a table, is: two }
                      - { field: asOf, afterDay: dischargedAt }
              - id: order
                when: { select: "it's", still: { not: no } }
                exceptionTo: ["R'1"]
                action: Register
                basis: Interpretation
                note: { sv: "'", en: "\\" }
                reason: { sv: Nytt, en: New }
            sip:
              - id: only
                action: Register
                basis: Interpretation
                note: { sv: N, en: N }
                reason: { sv: R, en: R }
          questions:
            episode:
              - id: "Q'1"
                rules: ["R'1", order]
                when: { still: unknown }
                text: { sv: "Säkert?\\", en: "'Sure'?" }
              - id: Q2
                actions: [Register]
                when: { a name that is much longer than what fits into a column of a table: [one, five] }
                text: { sv: Två?, en: Two? }
          impossible:
            episode:
              - id: "X'1"
                when: { "from \"where\"; --": "TRUE", still: yes }
                reason: { sv: "går 'inte'", en: can't }
              - id: X2
                when: { still: yes, fixed: yes, select: { not: "it's" } }
                reason: { sv: inte heller, en: neither }

        """;

    public static RecoveryPolicy Read() => RecoveryPolicy.Read("awkward.yaml", Yaml);
}
