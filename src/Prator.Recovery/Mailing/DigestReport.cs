using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Reporting;

namespace Prator.Recovery.Mailing;

/// <summary>Puts a digest in words: what waits by action and age, what is new, stale, escalated or discrepant, which items, by when, and whom to ask.</summary>
internal static class DigestReport
{
    // So many items a mail names; the worksheet has them all.
    private const int MostItems = 100;

    /// <param name="digest">What is told.</param>
    /// <param name="policy">Whose words and clauses are used.</param>
    /// <param name="regional">Whom local owners ask (F2); null where nobody is known.</param>
    /// <param name="system">Whom the regional owner asks (F1); null where nobody is known.</param>
    /// <param name="worksheets">Where the worksheets lie; null where nobody said.</param>
    /// <param name="head">The end of the chain.</param>
    public static Report Of(Digest digest, RecoveryPolicy policy, OwnerContact? regional, OwnerContact? system, string? worksheets, string? head)
    {
        ReportTexts texts = ReportTexts.For(digest.Language);
        return new Report
        {
            Kind = ReportKind.Summary,
            Texts = texts,
            Title = texts.Count($"Digest.{digest.Kind}", digest.Items.Count, policy.System),
            Figures = Figures(digest, texts),
            Facts =
            [
                Fact(texts, "day", digest.Day),
                .. digest.Deadline is { } deadline ? [Fact(texts, "deadline", deadline)] : Array.Empty<ReportFact>(),
                .. worksheets is not null ? [Fact(texts, "worksheets", worksheets)] : Array.Empty<ReportFact>(),
                .. digest.Kind != DigestKind.System ? [Fact(texts, "ask", Ask(digest, policy, regional, system, texts))] : Array.Empty<ReportFact>(),
                Fact(texts, "chainHead", head, isCode: true),
            ],
            Parts =
            [
                .. digest.States.Count > 0 ? [States(digest, texts)] : Array.Empty<ReportPart>(),
                ByAction(digest, policy, texts),
                .. digest.Kind == DigestKind.System || digest.Items.Count == 0 ? [] : new ReportPart[] { Items(digest, policy, texts) },
            ],
        };
    }

    private static ReportFact[] Figures(Digest digest, ReportTexts texts) =>
    [
        Fact(texts, "waiting", (long)digest.Items.Count),
        .. new[]
        {
            Fact(texts, "new", (long)digest.Items.Count(i => i.IsNew)),
            Fact(texts, "stale", (long)digest.Items.Count(i => i.IsStale)),
            Fact(texts, "escalated", (long)digest.Items.Count(i => i.IsEscalated)),
            Fact(texts, "discrepant", (long)digest.Items.Count(i => i.State is ItemState.Discrepancy or ItemState.Vanished)),
            Fact(texts, "uncovered", (long)digest.Uncovered),
            Fact(texts, "mailsUnknown", (long)digest.Mails.Unknown),
            Fact(texts, "mailsRefused", (long)digest.Mails.Refused),
        }.Where(f => f.Value is > 0L),
    ];

    private static string Ask(Digest digest, RecoveryPolicy policy, OwnerContact? regional, OwnerContact? system, ReportTexts texts)
    {
        bool isLocal = digest.Kind == DigestKind.Local;
        string clause = (isLocal ? policy.Routing.RegionalClause : policy.Routing.LocalClause) ?? string.Empty;
        OwnerContact? whom = isLocal ? regional ?? system : system;
        return string.Join(' ', new[] { whom?.ToString() ?? texts["Role.owner"], clause.Length == 0 ? null : $"({clause})" }.OfType<string>());
    }

    // Beside actions, which begin with a capital.
    private static Coded RejectedRow(ReportTexts texts)
    {
        Coded subject = texts.Of(QuestionSubject.RejectedRow);
        return subject with { Label = char.ToUpper(subject.Label[0], texts.Culture) + subject.Label[1..] };
    }

    private static ReportTable States(Digest digest, ReportTexts texts) => new()
    {
        Key = "states",
        Heading = texts["Part.states"],
        Columns = ReportColumns.Of(texts, "state", "count"),
        Rows = [.. digest.States.Select(s => (IReadOnlyList<object?>)[texts.Of(s.State), s.Count])],
    };

    private static ReportTable ByAction(Digest digest, RecoveryPolicy policy, ReportTexts texts) => new()
    {
        Key = "waiting",
        Heading = texts["Part.waiting"],
        Note = texts["Part.waiting.note"],
        Empty = texts["Empty.waiting"],
        Columns = [ReportColumns.One(texts, "action"), .. AgeColumns.Of(texts), ReportColumns.One(texts, "sum")],
        Rows =
        [
            .. digest.Items.GroupBy(i => i.Action).OrderBy(g => g.Key is null).ThenBy(g => g.Key).Select(g => (IReadOnlyList<object?>)
            [
                g.Key is { } action ? CountTables.Action(action, texts, policy.System) : RejectedRow(texts),
                .. AgeColumns.Counts(g.Select(i => (i.AgeWorkingDays, 1L))),
                (long)g.Count(),
            ]),
        ],
    };

    private static ReportTable Items(Digest digest, RecoveryPolicy policy, ReportTexts texts)
    {
        DigestItem[] oldest = [.. digest.Items.OrderByDescending(i => i.AgeWorkingDays).Take(MostItems)];
        return new ReportTable
        {
            Key = "items",
            Heading = texts["Part.items"],
            Note = oldest.Length < digest.Items.Count ? texts.Count("Digest.Shown", oldest.Length, digest.Items.Count) : null,
            Columns = ReportColumns.Of(texts, "reference", "action", "state", "ageWorkingDays", "mark"),
            Rows =
            [
                .. oldest.Select(i => (IReadOnlyList<object?>)
                [
                    i.Reference,
                    i.Action is { } action ? CountTables.Action(action, texts, policy.System) : RejectedRow(texts),
                    i.State is { } state ? texts.Of(state) : null,
                    (long)i.AgeWorkingDays,
                    string.Join(", ", Marks(i).Select(m => texts[$"Mark.{m}"])),
                ]),
            ],
        };
    }

    private static IEnumerable<string> Marks(DigestItem item)
    {
        if (item.IsNew)
        {
            yield return "new";
        }

        if (item.IsStale)
        {
            yield return "stale";
        }

        if (item.IsEscalated)
        {
            yield return "escalated";
        }
    }

    private static ReportFact Fact(ReportTexts texts, string key, object? value, bool isCode = false) => new(key, texts[$"Fact.{key}"], value, isCode);
}
