using System.Globalization;
using System.Management.Automation;
using System.Text;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>What Export-RecoveryPolicy writes.</summary>
public enum PolicyFormat
{
    /// <summary>Decision tables and texts, to be read and signed.</summary>
    Markdown,

    /// <summary>The same as one file for browsers and printers.</summary>
    Html,

    /// <summary>DMN 1.3: decision tables for other tools.</summary>
    Dmn,

    /// <summary>One SELECT a kind of item, for PostgreSQL, which decides for the day of -AsOf.</summary>
    Sql,

    /// <summary>The JSON Schema of the policy format, for editors; the same whatever the policy.</summary>
    JsonSchema,
}

/// <summary>Writes a policy in another format. A policy about an outage long over is written as any other: nothing is decided.</summary>
[Cmdlet(VerbsData.Export, "RecoveryPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportRecoveryPolicyCommand : InputCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private string? _written;

    /// <summary>The name of a shipped policy or the path of one. Default: the newest shipped policy.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>The format.</summary>
    [Parameter(Mandatory = true)]
    public PolicyFormat As { get; set; }

    /// <summary>The file to write; without it the text is given out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The language: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    /// <summary>The day that the SQL decides for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone; a bare date means the end of that day. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>Writes over a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RecoveryPolicy policy = PolicyOf(Policy);
        if (As != PolicyFormat.JsonSchema)
        {
            WarnOfFaults(policy);
        }

        string text = Text(policy);
        if (Path is null)
        {
            WriteObject(text);
        }
        else
        {
            Use(Path, () => Write(policy, FullPath(Path), text));
        }
    }

    /// <summary>A policy that decides may still not do what its own cases say; nobody should sign it unaware.</summary>
    private void WarnOfFaults(RecoveryPolicy policy)
    {
        string named = Policy ?? policy.Name;
        PolicyFinding[] faults = [.. Use(named, () => PolicyShelf.Examine(named, FullPath).Findings).Where(f => f.Severity == FindingSeverity.Error)];
        if (faults.Length > 0)
        {
            WriteWarning(Messages.PolicyFailsItsTest(policy.Name, faults.Length, faults[0].Problem, named));
        }
    }

    private string Text(RecoveryPolicy policy)
    {
        CultureInfo culture = CultureOf(Culture);
        return As switch
        {
            PolicyFormat.Markdown => MarkdownPolicy.Write(policy, culture),
            PolicyFormat.Html => HtmlPolicy.Write(policy, culture),
            PolicyFormat.Dmn => DmnPolicy.Write(policy, culture),
            PolicyFormat.Sql => SqlPolicy.Write(policy, MomentOf(AsOf, policy.TimeZone)),
            PolicyFormat.JsonSchema => PolicySchema.Write(),
            _ => throw new InvalidOperationException($"There is no writer of {As}."),
        };
    }

    private void Write(RecoveryPolicy policy, string path, string text)
    {
        Check(policy, path);
        if (!ShouldProcess(path, Messages.ExportPolicyAs(policy.Name, As)))
        {
            return;
        }

        try
        {
            AtomicFile.Write(path, stream => stream.Write(Utf8.GetBytes(text)), FileReaders.Anybody);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("ExportUnavailable", OutputFile.Unwritten(path, e), ErrorCategory.WriteError);
        }

        _written = path;
        WriteObject(new FileInfo(path));
    }

    private void Check(RecoveryPolicy policy, string path)
    {
        if (path == _written)
        {
            throw new InputException("ExportExists", Messages.ExportExists(path, policy.Name), ErrorCategory.ResourceExists);
        }

        OutputFile.Check(path, Force, "Export");
    }
}
