using System.Security.Principal;
using System.Xml;
using System.Xml.Linq;

namespace Prator.Recovery.Scheduling;

/// <summary>Tells whether a task is registered as it is wanted. Task Scheduler gives it out in its own words: with more than it was given, and without what goes without saying.</summary>
internal static class RegisteredTask
{
    // What Task Scheduler may leave out where it is as wanted here: its schema's own values.
    private static readonly string[] Unsaid = ["Enabled", "RunLevel", "MultipleInstancesPolicy"];

    /// <param name="wanted">The task's XML as it would be registered.</param>
    /// <param name="registered">What schtasks gave out.</param>
    /// <returns>Whether it does the same. Whether it is enabled does not matter: somebody may have disabled it.</returns>
    public static bool IsSame(string wanted, string registered)
    {
        try
        {
            XElement there = XDocument.Parse(registered.TrimStart('\uFEFF')).Root!;
            return XDocument.Parse(wanted).Root!.Descendants().Where(e => !e.HasElements).All(e => IsSame(e, Of(there, e)));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsSame(XElement wanted, XElement? there) => (wanted.Name.LocalName, there) switch
    {
        (var name, null) => Unsaid.Contains(name),
        ("Enabled", _) => true,
        ("UserId", _) => IsSameAccount(wanted.Value, there.Value),
        _ => wanted.Value == there.Value,
    };

    // The element at the same place: each of these stands once.
    private static XElement? Of(XElement there, XElement wanted) =>
        wanted.Ancestors().Reverse().Skip(1).Append(wanted).Aggregate((XElement?)there, (at, e) => at?.Element(e.Name));

    private static bool IsSameAccount(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || (OperatingSystem.IsWindows() && SidOf(one) is { } sid && sid == SidOf(other));

    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static string? SidOf(string account)
    {
        try
        {
            return account.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) ? account : new NTAccount(account).Translate(typeof(SecurityIdentifier)).Value;
        }
        catch (IdentityNotMappedException)
        {
            return null;
        }
    }
}
