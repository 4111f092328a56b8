namespace Prator.Recovery.Exchange;

/// <summary>What a report is for.</summary>
public enum ReportKind
{
    /// <summary>How things stand: what remains and since when, for everybody.</summary>
    Summary,

    /// <summary>What to key in, by unit and owner: for people and robots.</summary>
    Worksheet,

    /// <summary>What must be answered, by owner.</summary>
    Questions,

    /// <summary>Episodes whose Utklar is later than the discharge, for those who compute the municipalities' payment basis (V4).</summary>
    PaymentBasis,

    /// <summary>Rows of exports that could not be read, to be mended there.</summary>
    Rejected,

    /// <summary>Balance, what is proven, by which policy, and who decided what: to be signed.</summary>
    SignOff,
}
