using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Opens files of exports for a day, with progress, and tells why one can't be read.</summary>
public abstract class ExportFilesCommand : InputCommand
{
    private CultureInfo? _textCulture;

    /// <summary>The day to decide for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone; a bare date means the end of that day. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>The language of what is told of items and policies: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    /// <summary>The name of a shipped header profile or the path of one. Default: prator.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string ImportProfile { get; set; } = ProfileShelf.Default;

    /// <inheritdoc cref="InputCommand.CultureOf"/>
    private protected CultureInfo TextCulture => _textCulture ??= CultureOf(Culture);

    /// <summary>The profile that the user wants headers read by.</summary>
    /// <inheritdoc cref="InputCommand.Use{T}"/>
    private protected ImportProfile Profile() => Use(ImportProfile, () => ProfileShelf.Get(ImportProfile, FullPath), "ProfileRefused");

    /// <summary>The full paths of the files that a path names, in order. A folder or a missing file stands as it is: reading it says what is wrong.</summary>
    private protected IReadOnlyList<string> Resolve(string path, bool isLiteral) =>
        Use(path, () => isLiteral ? [FullPath(path)]
            : WildcardPattern.ContainsWildcardCharacters(path) ? FilePath.Matching(SessionState, path)
            : [FullPath(WildcardPattern.Unescape(path))]);

    /// <summary>Reads files with progress shown; a file that can't be read ends the cmdlet with an error.</summary>
    /// <param name="read">Reads, and reports bytes read and bytes in all.</param>
    private protected void Reading(Action<Action<long, long>> read)
    {
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name);
        try
        {
            read(progress.Report);
        }
        catch (ExportException e)
        {
            ErrorRecord error = CommandError.Of(e, e.Fault.ToString(), CategoryOf(e.Fault), e.File);
            if (AdviceOn(e) is { } advice)
            {
                error.ErrorDetails = new ErrorDetails($"{e.Message} {advice}") { RecommendedAction = advice };
            }

            ThrowTerminatingError(error);
        }
        catch (OperationCanceledException)
        {
            // The user stopped the pipeline; PowerShell says so.
        }
        finally
        {
            progress.Complete();
        }
    }

    /// <summary>What this cmdlet has to add to an error; null where the message says all.</summary>
    private protected virtual string? AdviceOn(ExportException exception) => null;

    private static ErrorCategory CategoryOf(ExportFault fault) => fault switch
    {
        ExportFault.FileMissing or ExportFault.SheetMissing => ErrorCategory.ObjectNotFound,
        ExportFault.FileIsFolder or ExportFault.OtherKind or ExportFault.KindUnclear => ErrorCategory.InvalidArgument,
        ExportFault.FileUnreadable or ExportFault.FileChanged => ErrorCategory.ReadError,
        _ => ErrorCategory.InvalidData,
    };
}
