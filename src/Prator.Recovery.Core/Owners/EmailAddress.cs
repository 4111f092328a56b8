using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Owners;

/// <summary>What counts as an address: what a web form takes as one (HTML, "valid e-mail address"), with a dot in its domain.</summary>
internal static partial class EmailAddress
{
    private const int MaxLength = 254;

    public static bool IsValid(string text) => text.Length <= MaxLength && Shape().IsMatch(text);

    /// <summary>The form under which two addresses are the same.</summary>
    public static string Normal(string address) => address.ToLowerInvariant();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z")]
    private static partial Regex Shape();
}
