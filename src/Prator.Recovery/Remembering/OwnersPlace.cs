using System.Management.Automation;
using Prator.Recovery.Commands;
using Prator.Recovery.Core.Owners;

namespace Prator.Recovery.Remembering;

/// <summary>Which owners.yaml says who answers questions: what the user names, else the environment, else recovery.yaml, else none.</summary>
internal static class OwnersPlace
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "PRATOR_RECOVERY_OWNERS";

    /// <param name="given">What the user gave; null where it was not given.</param>
    /// <param name="session">Where the user is.</param>
    /// <exception cref="InputException">The file can't be read.</exception>
    /// <exception cref="Core.Yaml.YamlRefusedException">It says something else than it should.</exception>
    public static OwnerDirectory Read(string? given, SessionState session)
    {
        string? named = given ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null);
        string? path = named is not null ? FilePath.Full(session, named) : RecoverySettings.Find(session, s => s.Owners) is var (owners, file) ? Path.GetFullPath(owners, Path.GetDirectoryName(file)!) : null;
        if (path is null)
        {
            return OwnerDirectory.None;
        }

        try
        {
            return OwnerDirectory.Read(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("OwnersUnreadable", Messages.OwnersUnreadable(path, e.Message, Variable), ErrorCategory.ReadError);
        }
    }

    /// <summary>Why nobody is known whom a question goes on to; null where somebody is.</summary>
    /// <param name="session">Where the user is.</param>
    public static string? WhyNobodyRegional(SessionState session)
    {
        try
        {
            return Read(null, session).Regional is null
                ? Messages.NobodyRegional(Variable)
                : null;
        }
        catch (Exception e) when (e is InputException or Core.Yaml.YamlRefusedException)
        {
            return Messages.NobodyRegionalAs(e.Message);
        }
    }
}
