using System.Management.Automation;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mail;
using Prator.Recovery.Mailing;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Tells owners by mail what waits for them: one digest an owner and day, without patient data, sent through Microsoft Graph at
/// most once however often this runs.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "RecoveryMail", SupportsShouldProcess = true, DefaultParameterSetName = SendSet)]
[OutputType(typeof(RecoveryMail))]
public sealed class SendRecoveryMailCommand : LedgerCommand
{
    private const string SendSet = "Send";
    private const string PreviewSet = "Preview";
    private const string ArrivedSet = "Arrived";

    private DateOnly _today;

    /// <summary>The file that says who answers for which municipality and unit. Default: the environment variable PRATOR_RECOVERY_OWNERS, else <c>owners:</c> in recovery.yaml.</summary>
    [Parameter(ParameterSetName = SendSet)]
    [Parameter(ParameterSetName = PreviewSet)]
    [ValidateNotNullOrEmpty]
    public string? OwnersPath { get; set; }

    /// <summary>The day that is told of: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone. Default: now.</summary>
    [Parameter(ParameterSetName = SendSet)]
    [Parameter(ParameterSetName = PreviewSet)]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>Owners that nothing waits for get a mail, too.</summary>
    [Parameter(ParameterSetName = SendSet)]
    [Parameter(ParameterSetName = PreviewSet)]
    public SwitchParameter Always { get; set; }

    /// <summary>Sends again what has changed since it was sent today.</summary>
    [Parameter(ParameterSetName = SendSet)]
    public SwitchParameter Resend { get; set; }

    /// <summary>Sends again what may have been sent already: somebody has made sure that it was not, or takes it twice.</summary>
    [Parameter(ParameterSetName = SendSet)]
    public SwitchParameter ResendUnknown { get; set; }

    /// <summary>Numbers of mails of which nobody knew whether they were taken, and that somebody has seen arrive. They are Accepted, and nothing is sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArrivedSet)]
    [ValidateNotNullOrEmpty]
    public long[] Arrived { get; set; } = [];

    /// <summary>A folder that the mails are written to as .html and .eml, instead of being sent. It is made where it is missing; what an earlier preview of the day left in it is deleted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PreviewSet)]
    [ValidateNotNullOrEmpty]
    public string PreviewPath { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == ArrivedSet)
        {
            SettleArrived();
            return;
        }

        OwnerDirectory owners = Use(OwnersPath, () => OwnersPlace.Read(OwnersPath, SessionState), "OwnersRefused");
        if (owners.Regional is null)
        {
            ThrowTerminatingError(CommandError.Of(
                new ArgumentException(Messages.OwnersMissing(OwnersPlace.Variable)), "OwnersMissing", ErrorCategory.ObjectNotFound, OwnersPath ?? OwnersPlace.Variable));
        }

        MailSettings settings = Use((object?)null, () => (RecoverySettings.Find(SessionState, s => s.Mail)?.Value ?? new MailSettings()).WithEnvironment(), "SettingsRefused");
        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () =>
        {
            DigestMail[] mails = Gather(ledger, owners, settings);
            if (ParameterSetName == PreviewSet)
            {
                WritePreview(mails);
            }
            else
            {
                Send(ledger, settings, mails);
            }
        });
    }

    private void WritePreview(DigestMail[] mails)
    {
        MailPreview preview = new(FullPath(PreviewPath));
        if (mails.Length > 0 && !IsWhatIf)
        {
            preview.Begin(mails[0].Digest.Day);
        }

        foreach ((DigestMail mail, int index) in mails.Select((m, i) => (m, i)))
        {
            if (ShouldProcess(preview.NameOf(mail, index), Messages.WriteMail))
            {
                WriteObject(mail.ToResult(MailPlan.Send, null, preview.Write(mail, index)));
            }
        }
    }

    private void SettleArrived()
    {
        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () =>
        {
            long[] said = [.. Arrived.Where(id => ShouldProcess(Messages.MailNumbered(id), Messages.NoteArrival))];
            if (said.Length == 0)
            {
                return;
            }

            using ILedgerWriter writer = ledger.Store.Write(Stopped);
            HashSet<long> known = [.. LedgerOutbox.Arrived(writer, ledger.Keys, NewAct(ledger), said).Select(m => m.Id)];
            foreach (long id in said.Where(id => !known.Contains(id)))
            {
                WriteError(CommandError.Of(
                    new ArgumentException(Messages.MailNotUnknown(id)), "MailNotUnknown", ErrorCategory.ObjectNotFound, id));
            }
        });
    }

    private DigestMail[] Gather(OpenLedger ledger, OwnerDirectory owners, MailSettings settings)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryPolicy policy = DecidingPolicy.Of(reader).Policy;
        _today = MomentOf(AsOf, policy.TimeZone).Date;
        DigestGathering gathering = new(reader, owners, _today);
        List<Digest> digests = [.. gathering.Gather(Always)];
        if (settings.SystemOwner is { } system && gathering.Sum(system, settings.SystemLanguage, Clock.Current.GetUtcNow()) is var sum && (Always || sum.Items.Count > 0 || sum.Mails is not { Unknown: 0, Refused: 0 }))
        {
            digests.Add(sum);
        }

        if (gathering.Uncovered > 0)
        {
            WriteWarning(Messages.ItemsUncovered(Messages.CountedItems(gathering.Uncovered)));
        }

        string? head = reader.Head?.ToString();
        return [.. digests.Select(d => DigestMail.Of(d, policy, owners.Regional, settings, head))];
    }

    private void Send(OpenLedger ledger, MailSettings settings, DigestMail[] mails)
    {
        Act act = NewAct(ledger);
        MailDay today = new(_today, [.. mails.Select(m => m.Intent)]);
        (DigestMail Mail, PlannedMail Planned)[] foreseen = [.. mails.Zip(Foreseen(ledger, act, today))];
        DigestMail[] declined = [.. foreseen.Where(f => f.Planned.Plan == MailPlan.Send && !ShouldSend(f.Mail)).Select(f => f.Mail)];
        if (IsWhatIf)
        {
            foreach ((DigestMail mail, PlannedMail planned) in foreseen.Where(f => f.Planned.Plan != MailPlan.Send))
            {
                GiveOut(mail.ToResult(planned.Plan, planned.Mail));
            }

            return;
        }

        // Whoever can't send plans nothing; where nothing is sent, settings are not needed.
        bool sends = foreseen.Any(f => f.Planned.Plan == MailPlan.Send && !declined.Contains(f.Mail));
        GraphSettings? graph = sends ? Use((object?)null, settings.ToGraph) : null;
        DigestMail[] chosen = [.. mails.Except(declined)];
        Dictionary<long, DigestMail> outgoing = [];
        List<MailRow> begun = [];
        foreach ((DigestMail mail, PlannedMail planned) in chosen.Zip(Planned(ledger, act, today, chosen)))
        {
            if (planned.Plan == MailPlan.Send && graph is not null)
            {
                outgoing.Add(planned.Mail.Id, mail);
                begun.Add(planned.Mail);
            }
            else
            {
                GiveOut(mail.ToResult(planned.Plan, planned.Mail));
            }
        }

        if (graph is null || begun.Count == 0)
        {
            return;
        }

        WriteVerbose(Messages.MailsGoOut(begun.Count, graph.From, graph.Graph));
        using MailSending sending = MailSending.Begin(ledger, graph, [.. begun.Select(m => new OutgoingMail(m, outgoing[m.Id].Message))], () => NewAct(ledger), Stopped);
        foreach (MailRow row in sending.Results())
        {
            GiveOut(outgoing[row.Id].ToResult(MailPlan.Send, row));
        }
    }

    private bool ShouldSend(DigestMail mail) =>
        ShouldProcess(string.Join(", ", mail.Digest.To.Select(c => c.Email)), Messages.SendDigest(mail.Digest.Kind, mail.Digest.Day, Messages.CountedItems(mail.Digest.Items.Count)));

    private IReadOnlyList<PlannedMail> Foreseen(OpenLedger ledger, Act act, MailDay today)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        return LedgerOutbox.Foresee(reader, ledger.Keys, act, today, today.Intents, Resend, ResendUnknown);
    }

    private IReadOnlyList<PlannedMail> Planned(OpenLedger ledger, Act act, MailDay today, IReadOnlyList<DigestMail> mails)
    {
        using ILedgerWriter writer = ledger.Store.Write(Stopped);
        return LedgerOutbox.Plan(writer, ledger.Keys, act, today, [.. mails.Select(m => m.Intent)], Resend, ResendUnknown);
    }

    private static string Sentence(string? answer) => $"{answer?.TrimEnd('.')}.";

    private void GiveOut(RecoveryMail mail)
    {
        switch (mail)
        {
            case { State: MailState.Refused }:
                WriteError(CommandError.Of(
                    new InvalidOperationException(Messages.MailRefused(mail.Id, string.Join(", ", mail.To), Sentence(mail.Answer))), "MailRefused", ErrorCategory.InvalidResult, mail));
                break;
            case { State: MailState.Unknown } or { Plan: MailPlan.MayHaveBeenSent }:
                WriteWarning(Messages.MailUnknown(mail.Id, string.Join(", ", mail.To), Sentence(mail.Answer)));
                break;
            case { State: MailState.Pending }:
                string to = string.Join(", ", mail.To);
                string answer = Sentence(mail.Answer ?? Messages.ServerWantsRest);
                WriteWarning(mail.NotBefore is { } time ? Messages.MailPendingUntil(mail.Id, to, answer, time) : Messages.MailPending(mail.Id, to, answer));
                break;
        }

        WriteObject(mail);
    }
}
