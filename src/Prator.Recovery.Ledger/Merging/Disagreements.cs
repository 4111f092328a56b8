using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Puts together what sources say of one field after the other, and keeps where they disagree. A blank value says nothing; a
/// bare date and a moment of that day agree, and the moment is taken.
/// </summary>
internal sealed class Disagreements
{
    private List<LedgerQuestion>? _found;

    /// <summary>One question a field on which sources disagree: the field, and what each source says.</summary>
    public IReadOnlyList<LedgerQuestion> Found => _found ?? (IReadOnlyList<LedgerQuestion>)[];

    public Moment Date(string field, ItemSource one, Moment a, ItemSource other, Moment b)
    {
        if (!a.IsSet || !b.IsSet)
        {
            return a.IsSet ? a : b;
        }

        if (a.HasTime && b.HasTime ? a != b : a.Date != b.Date)
        {
            Add(field, one, a.ToString(), other, b.ToString());
        }

        return a.HasTime ? a : b;
    }

    public YesNo Answer(string field, ItemSource one, YesNo a, ItemSource other, YesNo b)
    {
        if (a != YesNo.Unknown && b != YesNo.Unknown && a != b)
        {
            Add(field, one, a.ToString(), other, b.ToString());
        }

        return a != YesNo.Unknown ? a : b;
    }

    // A date is a yes or a no only on a day; beside a written answer it is the more precise of the two.
    public DatedAnswer Dated(string field, ItemSource one, DatedAnswer a, ItemSource other, DatedAnswer b)
    {
        if (a == default || b == default)
        {
            return a == default ? b : a;
        }

        bool agree = a.Date.IsSet && b.Date.IsSet ? a.Date.Date == b.Date.Date
            : a.Date.IsSet ? b.Answer == YesNo.Yes
            : b.Date.IsSet ? a.Answer == YesNo.Yes
            : a.Answer == b.Answer;
        if (!agree)
        {
            Add(field, one, a.ToString(), other, b.ToString());
        }

        return a.Date.IsSet ? a : b;
    }

    public ItemStatus Status(string field, ItemSource one, ItemStatus a, ItemSource other, ItemStatus b)
    {
        if (a != ItemStatus.Blank && b != ItemStatus.Blank && a != b)
        {
            Add(field, one, a.ToString(), other, b.ToString());
        }

        return a != ItemStatus.Blank ? a : b;
    }

    public Disposition Place(string field, ItemSource one, Disposition a, ItemSource other, Disposition b)
    {
        if (a.Code == DispositionCode.Blank || b.Code == DispositionCode.Blank)
        {
            return a.Code != DispositionCode.Blank ? a : b;
        }

        if (a.Code != b.Code || (a.Code == DispositionCode.Other && !string.Equals(a.Text, b.Text, StringComparison.OrdinalIgnoreCase)))
        {
            Add(field, one, a.Code.ToString(), other, b.Code.ToString());
        }

        return a;
    }

    /// <summary>Takes away what a person has answered: the question about a field, or one that another source says by that field.</summary>
    public void Settle(string field) => _found?.RemoveAll(q =>
        q.Code == LedgerQuestion.Sources && (q.Field == field || q.Values.Any(v => v.Contains($"={field} ", StringComparison.Ordinal))));

    public void Add(LedgerQuestion question) => (_found ??= []).Add(question);

    public void Add(string field, ItemSource one, string a, ItemSource other, string b)
    {
        _found ??= [];
        if (!_found.Exists(q => q.Field == field))
        {
            _found.Add(new LedgerQuestion(LedgerQuestion.Sources, field, [$"{one}={a}", $"{other}={b}"]));
        }
    }
}
