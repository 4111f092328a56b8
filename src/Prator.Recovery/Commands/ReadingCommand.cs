using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Reads exports: by path, by literal path, or from the pipeline, in the way that the user says.</summary>
public abstract class ReadingCommand : PolicyCommand
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";
    private protected const string InputObjectSet = "InputObject";

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

    /// <summary>The name of a shipped header profile or the path of one. Default: prator.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string ImportProfile { get; set; } = ProfileShelf.Default;

    /// <summary>Where the export comes from: what a blank InPrator means. Default: the profile's, else unknown.</summary>
    [Parameter]
    public ExportSource Source { get; set; }

    /// <summary>The sheet of a workbook. Default: the profile's, else the first sheet with a header.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SheetName { get; set; }

    /// <summary>The row of the header, from 1. Default: the profile's, else of the first 20 rows the one that has the most known headers.</summary>
    [Parameter]
    [ValidateRange(1, 1_048_576)]
    public int? HeaderRow { get; set; }

    /// <summary>How the user wants exports read, for a day in a policy's zone.</summary>
    private protected ReadingOptions ReadOptions(RecoveryPolicy policy, Moment asOf) => new()
    {
        Profile = ReadProfile(),
        Zone = policy.TimeZone,
        AsOf = asOf,
        Source = Source,
        SheetName = SheetName,
        HeaderRow = HeaderRow,
    };

    private ImportProfile ReadProfile()
    {
        try
        {
            return ProfileShelf.Get(ImportProfile, p => FilePath.Full(SessionState, p));
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId, e.Category, ImportProfile));
        }
        catch (YamlRefusedException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "ProfileRefused", ErrorCategory.InvalidData, ImportProfile));
        }

        throw new PipelineStoppedException();
    }

    /// <summary>The full paths of the files that a path names, in order. A folder or a missing file stands as it is: reading it says what is wrong.</summary>
    private protected IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            return isLiteral || !WildcardPattern.ContainsWildcardCharacters(path)
                ? [FilePath.Full(SessionState, path)]
                : FilePath.Matching(SessionState, path);
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId, e.Category, path));
            throw;
        }
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
        const string Message = "A piped text is no path of a file. Pipe rows as objects, as Import-Csv gives them, or give the file with -Path.";
        ThrowTerminatingError(new ErrorRecord(new ArgumentException(Message), "PipelineText", ErrorCategory.InvalidType, null));
        return new PipelineStoppedException();
    }
}
