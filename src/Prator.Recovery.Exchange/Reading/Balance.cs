namespace Prator.Recovery.Exchange;

/// <summary>Where the rows went. <c>Rows = Items + Duplicates + Rejected</c>, always.</summary>
public readonly record struct Balance(int Items, int Duplicates, int Rejected)
{
    public int Rows => Items + Duplicates + Rejected;

    public static Balance operator +(Balance left, Balance right) =>
        new(left.Items + right.Items, left.Duplicates + right.Duplicates, left.Rejected + right.Rejected);

    public static Balance Add(Balance left, Balance right) => left + right;

    public override string ToString() => $"{Rows} rows = {Items} items + {Duplicates} duplicates + {Rejected} rejected";
}

/// <summary>The balance of one file of a call.</summary>
/// <param name="File">The file's full path.</param>
/// <param name="Balance">Where its rows went.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits in lower case; null unless <see cref="ReadingOptions.HashFiles"/> asks for it.</param>
public sealed record FileBalance(string File, Balance Balance, string? Sha256 = null);
