namespace Prator.Recovery.Core.Items;

/// <summary>
/// A column that holds Ja/Nej or a date (Överenskommelse, Möte genomfört). What a date answers depends on the day that
/// the item is decided for, so the date is kept and the policy reads it.
/// </summary>
public readonly record struct DatedAnswer
{
    private DatedAnswer(YesNo answer, Moment date)
    {
        Answer = answer;
        Date = date;
    }

    /// <summary>The written answer; <see cref="YesNo.Unknown"/> when the column is blank or holds a date.</summary>
    public YesNo Answer { get; }

    /// <summary>The written date; missing when the column is blank or holds Ja/Nej.</summary>
    public Moment Date { get; }

    public static DatedAnswer Of(YesNo answer) => new(answer, Moment.Missing);

    public static DatedAnswer Of(Moment date) => new(YesNo.Unknown, date);

    public static implicit operator DatedAnswer(YesNo answer) => Of(answer);

    public override string ToString() => Date.IsSet ? Date.ToString() : Answer.ToString();
}
