namespace Prator.Recovery.Remembering;

/// <summary>The account of the operating system that acts.</summary>
internal static class ActingAccount
{
    /// <summary><c>DOMAIN\user</c> on Windows, <c>user</c> elsewhere.</summary>
    public static string Name => OperatingSystem.IsWindows() ? $@"{Environment.UserDomainName}\{Environment.UserName}" : Environment.UserName;
}
