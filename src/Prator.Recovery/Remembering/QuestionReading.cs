using System.Globalization;
using Prator.Recovery.Core.Calendar;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Reporting;

namespace Prator.Recovery.Remembering;

/// <summary>Tells who must answer what: the questions of items, and rejected rows, each with its owner and age.</summary>
/// <param name="owners">Who answers for which municipality and unit.</param>
/// <param name="items">How items are read.</param>
/// <param name="isForReport">Whether a report tells them, not a terminal.</param>
internal sealed class QuestionReading(OwnerDirectory owners, RecoveryItemReading items, bool isForReport = false)
{
    /// <summary>The question of an item that has one.</summary>
    public RecoveryQuestion Of(RecoveryItem item)
    {
        ItemOwner owner = owners.Find(item.Municipality, item.Unit);
        OwnerName name = NameOf(owner, item.IsEscalated, item.Owner);
        return new RecoveryQuestion
        {
            Id = item.Id.ToString(CultureInfo.InvariantCulture),
            Number = LedgerDecisions.Number(item.Id),
            Subject = item.Kind == Exchange.ItemKind.Episode ? QuestionSubject.Episode : QuestionSubject.Sip,
            Reference = item.Reference,
            Question = item.Question ?? item.Reason,
            Owner = name.Shown,
            OwnerName = name,
            OwnerEmail = EmailsOf(owner, item.IsEscalated, item.OwnerEmail),
            IsEscalated = item.IsEscalated,
            IsUncovered = owner is { IsUncovered: true, Regional: not null },
            AskedSince = item.AskedSince ?? item.Since,
            AgeWorkingDays = AgeOf(item.AskedSince ?? item.Since),
            Action = item.Action,
            State = item.State,
            Rule = item.Rule,
            Unit = item.Unit,
            Municipality = item.Municipality,
            Seen = item.Seen,
        };
    }

    /// <summary>The question that a rejected row is.</summary>
    public RecoveryQuestion Of(RejectedEntry row)
    {
        ItemOwner owner = owners.Find(row.Municipality, row.Unit);
        OwnerName name = NameOf(owner, row.EscalatedOperation != 0, row.Owner);
        DateTime since = items.TimeOf(row.FirstOperation);
        ReportTexts texts = ReportTexts.For(items.Culture);
        return new RecoveryQuestion
        {
            Id = LedgerDecisions.RowNumber(row.Id),
            Number = LedgerDecisions.RowNumber(row.Id),
            Subject = QuestionSubject.RejectedRow,
            Reference = row.Reference,
            Question = texts.Format("Question.RejectedRow", RejectedPlace.Of(texts, row.File, row.Row, row.Column, RowReason.Worded(row.Reason, r => isForReport ? r.InReport(texts) : r.In(items.Culture)))),
            Owner = name.Shown,
            OwnerName = name,
            OwnerEmail = EmailsOf(owner, row.EscalatedOperation != 0, null),
            IsEscalated = row.EscalatedOperation != 0,
            IsUncovered = owner is { IsUncovered: true, Regional: not null },
            AskedSince = since,
            AgeWorkingDays = AgeOf(since),
            Unit = row.Unit,
            Municipality = row.Municipality,
        };
    }

    /// <summary>By owner, the oldest first.</summary>
    public static IEnumerable<RecoveryQuestion> Sorted(IEnumerable<RecoveryQuestion> questions) => questions
        .OrderBy(q => q.Owner, new NameOrder(CultureInfo.GetCultureInfo("sv-SE")))
        .ThenByDescending(q => q.AgeWorkingDays)
        .ThenBy(q => q.AskedSince)
        .ThenBy(q => q.Id, StringComparer.Ordinal);

    /// <summary>Whole Swedish working days since then, on the day that is told for.</summary>
    public int AgeOf(DateTime since) => WorkingDays.Between(DateOnly.FromDateTime(since), items.AsOf.Date);

    /// <summary>Who is to answer, by name.</summary>
    /// <param name="owners">Who answers for which municipality and unit.</param>
    /// <param name="municipality">The item's.</param>
    /// <param name="unit">The item's.</param>
    /// <param name="isEscalated">Whether it has gone on to the regional owner.</param>
    /// <param name="ofExport">Whom the export names.</param>
    public static OwnerName NameOf(OwnerDirectory owners, string? municipality, string? unit, bool isEscalated, string? ofExport) => NameOf(owners.Find(municipality, unit), isEscalated, ofExport);

    private static OwnerName NameOf(ItemOwner owner, bool isEscalated, string? ofExport) =>
        isEscalated && owner.Regional is { } regional ? new OwnerName(regional.Name, [])
        : owner.Display.Length > 0 ? new OwnerName(owner.Display, [.. owner.FirstAsked.Select(c => c.Name)])
        : OwnerName.OfExport(ofExport);

    private static IReadOnlyList<string> EmailsOf(ItemOwner owner, bool isEscalated, string? ofExport) =>
        (isEscalated || owner.IsUncovered) && owner.Regional is { } regional ? [regional.Email]
        : owner.Local.Count > 0 ? [.. owner.FirstAsked.Select(c => c.Email)]
        : ofExport is null ? [] : [ofExport];
}
