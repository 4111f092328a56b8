using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Uses what the user gave; what can't be used ends the cmdlet with an error whose target it is.</summary>
public abstract class InputCommand : CancellableCommand
{
    private protected const string PolicyRefused = "PolicyRefused";

    /// <param name="input">What the user gave.</param>
    /// <param name="use">What is done with it.</param>
    /// <param name="refusedId">The id of the error where it names a YAML file that says something else than it should.</param>
    /// <exception cref="PipelineStoppedException">It can't be used; the error was thrown to the user.</exception>
    private protected T Use<T>(object? input, Func<T> use, string refusedId = PolicyRefused)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (ErrorOf(e, input, refusedId) is { } error)
        {
            ThrowTerminatingError(error);
        }

        throw new PipelineStoppedException();
    }

    /// <summary>The error that tells why what the user gave can't be used; null for an exception of another cause.</summary>
    private protected static ErrorRecord? ErrorOf(Exception exception, object? input, string refusedId = PolicyRefused) => exception switch
    {
        InputException e => new ErrorRecord(e, e.ErrorId, e.Category, input),
        YamlRefusedException e => new ErrorRecord(e, refusedId, ErrorCategory.InvalidData, input),
        IOException or UnauthorizedAccessException => new ErrorRecord(exception, "FileUnreadable", ErrorCategory.ReadError, input),
        _ => null,
    };

    /// <inheritdoc cref="Use{T}"/>
    private protected void Use(object? input, Action use) => Use(input, () =>
    {
        use();
        return true;
    });

    /// <summary>The policy of that name or path; the newest shipped one where none is named.</summary>
    /// <inheritdoc cref="Use{T}"/>
    private protected RecoveryPolicy PolicyOf(string? nameOrPath) =>
        Use(nameOrPath, () => nameOrPath is null ? PolicyShelf.Newest() : PolicyShelf.Get(nameOrPath, FullPath));

    /// <summary>The moment that -AsOf means in a policy's zone.</summary>
    /// <inheritdoc cref="Use{T}"/>
    private protected Moment MomentOf(object? asOf, TimeZoneInfo zone) => Use(asOf, () => AsOfReader.Read(asOf, zone));

    /// <summary>The full path that a text names exactly; there need be no file.</summary>
    /// <exception cref="InputException">The path is not in the file system.</exception>
    private protected string FullPath(string path) => FilePath.Full(SessionState, path);
}
