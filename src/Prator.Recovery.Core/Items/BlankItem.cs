namespace Prator.Recovery.Core.Items;

/// <summary>Made-up items of which nothing is known, for examples and proofs.</summary>
public static class BlankItem
{
    private static readonly RowPlace Example = new("example", 1);

    /// <summary>A new <see cref="Episode"/> or <see cref="Sip"/>.</summary>
    public static T Of<T>()
        where T : CareItem => (T)(CareItem)(typeof(T) == typeof(Episode) ? new Episode { Source = Example } : new Sip { Source = Example });

    /// <summary>Whether a field's value says nothing.</summary>
    public static bool IsBlank(object? value) => value switch
    {
        null or false or YesNo.Unknown or ItemStatus.Blank => true,
        Moment moment => !moment.IsSet,
        Disposition disposition => disposition.Code == DispositionCode.Blank,
        DatedAnswer answer => answer == default,
        IReadOnlyCollection<string> list => list.Count == 0,
        _ => false,
    };
}
