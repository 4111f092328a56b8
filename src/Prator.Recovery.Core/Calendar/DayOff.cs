namespace Prator.Recovery.Core.Calendar;

/// <summary>
/// The days that Swedish public offices are closed whatever weekday they fall on: the public holidays of the law 1989:253,
/// and three eves.
/// </summary>
public enum DayOff
{
    /// <summary>Nyårsdagen, 1 January.</summary>
    NewYearsDay,

    /// <summary>Trettondedag jul, 6 January.</summary>
    Epiphany,

    /// <summary>Långfredagen, the Friday before Easter Day.</summary>
    GoodFriday,

    /// <summary>Påskdagen.</summary>
    EasterDay,

    /// <summary>Annandag påsk, the day after Easter Day.</summary>
    EasterMonday,

    /// <summary>Första maj.</summary>
    MayDay,

    /// <summary>Kristi himmelsfärdsdag, the sixth Thursday after Easter Day.</summary>
    AscensionDay,

    /// <summary>Pingstdagen, the seventh Sunday after Easter Day.</summary>
    WhitSunday,

    /// <summary>Annandag pingst, the day after; until 2004, when the law 2004:1320 put the National Day in its place.</summary>
    WhitMonday,

    /// <summary>Nationaldagen, 6 June; from 2005.</summary>
    NationalDay,

    /// <summary>Midsommarafton, the day before Midsummer's Day; no public holiday, but treated as one.</summary>
    MidsummersEve,

    /// <summary>Midsommardagen, the Saturday from 20 to 26 June.</summary>
    MidsummersDay,

    /// <summary>Alla helgons dag, the Saturday from 31 October to 6 November.</summary>
    AllSaintsDay,

    /// <summary>Julafton, 24 December; no public holiday, but treated as one.</summary>
    ChristmasEve,

    /// <summary>Juldagen, 25 December.</summary>
    ChristmasDay,

    /// <summary>Annandag jul, 26 December.</summary>
    BoxingDay,

    /// <summary>Nyårsafton, 31 December; no public holiday, but treated as one.</summary>
    NewYearsEve,
}
