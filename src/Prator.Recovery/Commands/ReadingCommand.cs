using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Reads exports by path, by literal path, or from the pipeline, to decide by one policy.</summary>
public abstract class ReadingCommand : ExportReadingCommand
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private protected const string InputObjectSet = "InputObject";

    /// <summary>The name of a shipped policy or the path of one. Default: the newest shipped policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>Files to read; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files to read, exactly as they are named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The policy and the moment to decide for.</summary>
    /// <param name="mustBeCurrent">Whether a policy that nobody named must be about an outage that is not long over.</param>
    /// <exception cref="PipelineStoppedException">Either can't be used; the error was thrown to the user.</exception>
    private protected (RecoveryPolicy Policy, Moment AsOf) ReadPolicy(bool mustBeCurrent = true)
    {
        RecoveryPolicy policy = PolicyOf(Policy);
        Moment asOf = CurrentMoment(Policy, policy, AsOf, mustBeCurrent);
        WriteVerbose(Messages.Deciding(policy.Name, asOf, policy.TimeZone.Id));
        return (policy, asOf);
    }

    /// <summary>The files that a piped object stands for: a FileInfo, or a text with a path; null for any other object.</summary>
    private protected IReadOnlyList<string>? FilesOf(PSObject input) => input.BaseObject switch
    {
        FileInfo file => Resolve(file.FullName, isLiteral: true),
        string path => IsPath(path) ? Resolve(path, isLiteral: false) : throw NoPath(),
        _ => null,
    };

    /// <summary>A line of an export that was piped as text is no path, and may hold anything about a patient.</summary>
    private static bool IsPath(string text) => text.IndexOfAny(['\n', '\r', '\t', ';', '|', '"']) < 0 || File.Exists(text);

    private PipelineStoppedException NoPath()
    {
        ThrowTerminatingError(CommandError.Of(new ArgumentException(Messages.PipelineText), "PipelineText", ErrorCategory.InvalidType, InputObjectSet));
        return new PipelineStoppedException();
    }
}
