using System.Management.Automation;

namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>A user name, unless one is given, and a password.</summary>
internal sealed class CredentialQuestion
{
    private readonly string? _caption;
    private readonly string? _message;
    private readonly string? _userName;

    public CredentialQuestion(string? caption, string? message, string? userName)
    {
        _caption = caption;
        _message = message;
        _userName = userName;
    }

    public PSCredential Ask(Asker asker)
    {
        asker.RequireTerminal(() => Unanswered.Fields(["Credential"]));
        Heading.Show(asker, _caption, _message);
        string user = _userName ?? string.Empty;
        while (user.Length == 0)
        {
            asker.Say("User: ");
            user = asker.ReadLine();
        }

        asker.Say($"Password for user {user}: ");
        return new PSCredential(user, asker.ReadSecret());
    }
}
