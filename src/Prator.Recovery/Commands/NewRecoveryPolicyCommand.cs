using System.Globalization;
using System.Management.Automation;
using System.Text;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Policies.Renewing;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Writes the policy of another outage under the routine of an old one: comments kept, dates moved, ready to edit.</summary>
[Cmdlet(VerbsCommon.New, "RecoveryPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewRecoveryPolicyCommand : InputCommand
{
    private const string Extension = ".yaml";

    /// <summary>The policy to begin with: the name of a shipped one or a path. Default: the newest shipped policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? From { get; set; }

    /// <summary>The new policy's name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, as in prator-2025-03.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The first day without data: a string, DateTime or DateOnly.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object FirstDayWithoutData { get; set; } = string.Empty;

    /// <summary>The last day that is handled manually, inclusive.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object LastManualDay { get; set; } = string.Empty;

    /// <summary>The day that registration begins. Default: the day after LastManualDay, which is the only one possible.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? RegisterFrom { get; set; }

    /// <summary>When the system came back: a date with a time of day, in the policy's zone.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNull]
    public object RestoredAt { get; set; } = string.Empty;

    /// <summary>The file to write, or a folder, which then gets a file of the policy's name. The schema by which editors complete and check it is written beside it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Writes over a file that is there, and takes the name of a shipped policy.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Use(Name, CheckName);
        string old = Use(From, () => PolicyShelf.PathOf(From ?? PolicyShelf.NewestName(), FullPath));
        RecoveryPolicy policy = Use(From, () => PolicyShelf.Get(old, p => p));
        Boundaries boundaries = Use(new[] { FirstDayWithoutData, LastManualDay, RegisterFrom, RestoredAt }, () => ReadBoundaries(policy.TimeZone));
        string path = Use(Path, Target);
        string folder = System.IO.Path.GetDirectoryName(path)!;
        (string renewed, bool hasSchemaBeside) = Use(From, () => SchemaLine.Settled(PolicyRenewal.Of(old, File.ReadAllText(old), Name, boundaries), folder));
        Use(From, () => CheckHolds(path, renewed));
        try
        {
            string? schema = hasSchemaBeside ? SchemaToWrite(folder) : null;
            if (ShouldProcess(path, schema is null ? Messages.WritePolicy(Name) : Messages.WritePolicyAndSchema(Name, PolicySchema.FileName)))
            {
                Write(path, renewed, withMark: StartsWithMark(old));
                if (schema is not null)
                {
                    Write(schema, PolicySchema.Write(), withMark: false);
                }

                WriteObject(new FileInfo(path));
                foreach (YamlProblem left in DatesLeft.In(path, renewed))
                {
                    WriteWarning(left.ToString());
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(CommandError.Of(new IOException(Messages.PolicyNotWritten(Path, e.Message, WriteFailure.Advice(e)), e), "PolicyNotWritten", ErrorCategory.WriteError, Path));
        }
    }

    private static void Write(string path, string text, bool withMark)
    {
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: withMark);
        AtomicFile.Write(path, stream => stream.Write([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), FileReaders.Anybody);
    }

    /// <summary>
    /// The path of the schema beside the policy; null where it is there already, or another that is left as it is. Beside it
    /// an editor finds it on every machine that the two are moved to, as it would not in the module's folder.
    /// </summary>
    private string? SchemaToWrite(string folder)
    {
        string path = System.IO.Path.Combine(folder, PolicySchema.FileName);
        if (!File.Exists(path))
        {
            return path;
        }

        bool isOurs = File.ReadAllText(path).ReplaceLineEndings("\n") == PolicySchema.Write();
        if (!isOurs && !Force)
        {
            WriteWarning(Messages.OtherSchemaKept(path));
        }

        return isOurs || !Force ? null : path;
    }

    private void CheckName()
    {
        if (!PolicyName.IsValid(Name))
        {
            throw new InputException("PolicyNameInvalid", Messages.PolicyNameInvalid(Name));
        }

        if (!Force && PolicyShelf.Names.Contains(Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new InputException("PolicyNameTaken", Messages.PolicyNameTaken(Name), ErrorCategory.ResourceExists);
        }
    }

    private Boundaries ReadBoundaries(TimeZoneInfo zone)
    {
        DateOnly first = Day(FirstDayWithoutData, nameof(FirstDayWithoutData), zone);
        DateOnly last = Day(LastManualDay, nameof(LastManualDay), zone);
        if (last < first)
        {
            throw OutOfOrder(Messages.LastManualDayEarly(last, first));
        }

        DateOnly from = RegisterFrom is null ? last.AddDays(1) : Day(RegisterFrom, nameof(RegisterFrom), zone);
        if (from != last.AddDays(1))
        {
            throw OutOfOrder(Messages.RegisterFromApart(from, last));
        }

        DateTime restored = Restored(zone);
        return DateOnly.FromDateTime(restored) >= from
            ? new Boundaries(first, last, from, restored)
            : throw OutOfOrder(Messages.RestoredAtEarly(restored, from));
    }

    private static InputException OutOfOrder(string message) => new("BoundaryOrder", $"{message} {Messages.BoundaryOrder}");

    private static DateOnly Day(object value, string parameter, TimeZoneInfo zone)
    {
        Moment moment = ReadMoment(value, parameter, zone);
        return !moment.HasTime
            ? moment.Date
            : throw new InputException("DateInvalid", Messages.WholeDayWanted(parameter));
    }

    /// <summary>A DateTime at midnight is a date elsewhere; here, where a time is asked for, it is 00:00.</summary>
    private DateTime Restored(TimeZoneInfo zone)
    {
        Moment moment = ReadMoment(RestoredAt, nameof(RestoredAt), zone);
        bool hasTime = moment.HasTime || Bare(RestoredAt) is DateTime;
        if (!hasTime || moment.ToDateTime() is not { } local || local.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new InputException("DateInvalid", Messages.WholeMinutesWanted);
        }

        return !zone.IsInvalidTime(local)
            ? local
            : throw new InputException("DateInvalid", Messages.MomentSkipped(moment, zone.Id));
    }

    private static Moment ReadMoment(object value, string parameter, TimeZoneInfo zone)
    {
        Moment moment = ReadAnyMoment(value, parameter, zone);
        return moment.Date.Year is >= Boundaries.FirstYear and <= Boundaries.LastYear
            ? moment
            : throw new InputException("DateInvalid", Messages.YearOutOfRange(parameter, moment, Boundaries.FirstYear, Boundaries.LastYear));
    }

    private static Moment ReadAnyMoment(object value, string parameter, TimeZoneInfo zone) => Bare(value) switch
    {
        string text when DateText.TryRead(text.Trim(), zone, out Moment read) && read.IsSet => read,
        not string and { } other when DateObject.TryRead(other, zone, out Moment read) && read.IsSet => read,
        { } bare => throw new InputException("DateInvalid", Messages.NoDate(parameter, Convert.ToString(bare, CultureInfo.InvariantCulture))),
    };

    private static object Bare(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private string Target()
    {
        string full = FullPath(Path);
        string path = Directory.Exists(full) ? System.IO.Path.Combine(full, Name + Extension) : full;
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw new InputException("FolderMissing", Messages.FolderMissing(System.IO.Path.GetDirectoryName(path)), ErrorCategory.ObjectNotFound);
        }

        if (PolicyShelf.IsName(System.IO.Path.GetFileName(path)))
        {
            throw new InputException("PolicyExtension", Messages.PolicyExtension(path, Extension, Name));
        }

        return Force || !File.Exists(path)
            ? path
            : throw new InputException("FileExists", Messages.FileExists(path), ErrorCategory.ResourceExists);
    }

    private static void CheckHolds(string path, string text)
    {
        PolicyFinding? fault = PolicyExamination.Of(path, text).Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Error);
        if (fault is not null)
        {
            throw new InputException(
                "PolicyFaulty",
                Messages.PolicyWouldFail(fault.Problem),
                ErrorCategory.InvalidResult);
        }
    }

    private static bool StartsWithMark(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return stream.ReadByte() == 0xEF && stream.ReadByte() == 0xBB && stream.ReadByte() == 0xBF;
    }
}
