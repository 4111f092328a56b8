using System.Text.RegularExpressions;

namespace Prator.Recovery.Mail;

/// <summary>Says why nobody could sign in, in words of its own: those of the server may quote what it was sent.</summary>
internal static partial class SignInFailure
{
    public static string Of(Exception failure)
    {
        string[] codes = [.. Chain(failure).SelectMany(e => Code().Matches(e.Message)).Select(m => m.Value).Distinct()];
        return codes.Length > 0 ? Messages.SignInSays(string.Join(", ", codes))
            : failure is OperationCanceledException ? Messages.SignInSilent
            : Messages.SignInWrong(failure.GetType().Name);
    }

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (Exception? one = failure; one is not null; one = one.InnerException)
        {
            yield return one;
        }
    }

    [GeneratedRegex(@"\bAADSTS\d{3,8}\b")]
    private static partial Regex Code();
}
