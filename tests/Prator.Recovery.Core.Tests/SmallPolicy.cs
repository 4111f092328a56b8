using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Testing;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The smallest policy that has one of everything, to be spoilt in one place at a time. In what is put in, <c>§</c> marks
/// where the refusal must point; it is taken out before the policy is read.
/// </summary>
internal static class SmallPolicy
{
    public const string File = "small.yaml";

    private const char Mark = '§';

    public static string Text { get; } = PolicyHead.Of("small", "Kvist") + """
          labels:
            readyAt: Klar
          clauses:
            A1: { sv: Ett, en: One }
            A2: { sv: Två, en: Two }
          facts:
            episode:
              - name: created
                label: { sv: skapad, en: created }
                bands:
                  - name: before
                    when: { field: createdAt, before: firstDayWithoutData }
                  - name: later
              - name: present
                label: { sv: 'finns i {system}', en: 'in {system}' }
                field: inPrator
            sip:
              - name: ended
                label: { sv: avslutad, en: ended }
                bands:
                  - name: done
                    when: { field: endedAt, is: set }
                  - name: going
              - name: late
                label: { sv: sen, en: late }
                bands:
                  - name: yes
                    when:
                      all:
                        - { fact: ended, is: done }
                        - not: { field: endedAt, before: restoredAt }
                  - name: no
          given:
            episode:
              older: { created: before }
              newer: { created: later }
            sip:
              over: { ended: done }
          steps:
            sip:
              wrapUp:
                - text: { sv: Städa, en: Tidy }
          rules:
            episode:
              - id: OLD
                given: older
                action: Close
                basis: Text
                clause: A1
                reason: { sv: Gammalt, en: Old }
                changes:
                  - { field: readyAt, value: today }
                paymentBasis:
                  excludeWhen: { field: asOf, afterDay: dischargedAt }
              - id: NEW
                given: newer
                action: Register
                basis: Text
                clause: A2
                reason: { sv: Nytt, en: New }
              - id: ASK
                when: { created: later, present: unknown }
                exceptionTo: [NEW]
                action: Review
                basis: Interpretation
                note: { sv: Oklart, en: Unclear }
                reason: { sv: Okänt, en: Unknown }
                question: { sv: Finns det?, en: Is it there? }
            sip:
              - id: ENDED
                given: over
                action: DoNotRegister
                basis: Interpretation
                note: { sv: Tyst, en: Silent }
                reason: { sv: Slut, en: Over }
                steps: wrapUp
              - id: OPEN
                when: { ended: { not: done } }
                action: CreateInitiativeAndInvite
                basis: Text
                clause: A2
                reason: { sv: Pågår, en: Going on }
                steps:
                  - text: { sv: Bjud in, en: Invite }
                    details:
                      - field: participants
                        text: { sv: 'Deltagare: {value}', en: 'Participants: {value}' }
                        question: { sv: Vilka?, en: Who? }
          questions:
            episode:
              - id: Q1
                rules: [NEW]
                when: { present: no }
                text: { sv: Säkert?, en: Sure? }
            sip:
              - id: Q2
                actions: [DoNotRegister]
                when: { late: yes }
                text: { sv: Hur sent?, en: How late? }

        """.ReplaceLineEndings("\n");

    public static RecoveryPolicy Read(string text) => RecoveryPolicy.Read(File, text);

    /// <summary>The policy with one piece, which stands there once, replaced; a mark is kept.</summary>
    public static string With(string piece, string replacement) => Replaced(Text, piece, replacement);

    /// <summary>A text with one piece, which stands there once, replaced.</summary>
    public static string Replaced(string text, string piece, string replacement)
    {
        int at = text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the policy does not hold {piece}");
        Assert.True(text.IndexOf(piece, at + 1, StringComparison.Ordinal) < 0, $"the policy holds {piece} twice");
        return text[..at] + replacement + text[(at + piece.Length)..];
    }

    /// <summary>Where the mark stands, and the text without it.</summary>
    public static (YamlPlace Place, string Text) Marked(string text)
    {
        int at = text.IndexOf(Mark, StringComparison.Ordinal);
        Assert.True(at >= 0, "nothing is marked");
        int line = text[..at].Count(c => c == '\n') + 1;
        int column = at - (text[..at].LastIndexOf('\n') + 1) + 1;
        return (new YamlPlace(File, line, column), text.Remove(at, 1));
    }

    /// <summary>Everything that is wrong with a text.</summary>
    public static IReadOnlyList<YamlProblem> Problems(string text) => Assert.Throws<YamlRefusedException>(() => Read(text)).Problems;
}
