namespace Prator.Recovery.Testing;

/// <summary>
/// Names that no other test has. Letters alone: ten digits in a row can look like a personnummer, which is masked wherever it is shown.
/// </summary>
internal static class UniqueName
{
    public static string Next() => string.Concat(Guid.NewGuid().ToString("N").Select(hex => (char)('a' + Convert.ToInt32(hex.ToString(), 16))));
}
