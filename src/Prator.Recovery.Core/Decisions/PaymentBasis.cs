namespace Prator.Recovery.Core.Decisions;

/// <summary>Whether a closed episode may count towards the municipality's payment liability.</summary>
public enum PaymentBasis
{
    /// <summary>The dates are in order.</summary>
    Unaffected,

    /// <summary>Utklar is later than the discharge: the days would be negative and distort the basis.</summary>
    Exclude,
}
