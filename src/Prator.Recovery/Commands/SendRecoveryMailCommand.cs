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

    /// <summary>The file that says who answers for which municipality and unit. Default: the environment variable PRATOR_RECOVERY_OWNERS, else <c>owners:</c> in recovery.yaml.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OwnersPath { get; set; }

    /// <summary>The day that is told of: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>Owners that nothing waits for get a mail, too.</summary>
    [Parameter]
    public SwitchParameter Always { get; set; }

    /// <summary>Sends again what has changed since it was sent today.</summary>
    [Parameter(ParameterSetName = SendSet)]
    public SwitchParameter Resend { get; set; }

    /// <summary>Sends again what may have been sent already: somebody has made sure that it was not, or takes it twice.</summary>
    [Parameter(ParameterSetName = SendSet)]
    public SwitchParameter ResendUnknown { get; set; }

    /// <summary>A folder that the mails are written to as .html and .eml, instead of being sent. It must exist.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PreviewSet)]
    [ValidateNotNullOrEmpty]
    public string PreviewPath { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        OwnerDirectory owners = Use(OwnersPath, () => OwnersPlace.Read(OwnersPath, SessionState), "OwnersRefused");
        if (owners.Regional is null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"Nobody is known who could be told. Name an owners.yaml with -OwnersPath, {OwnersPlace.Variable} or `owners:` in recovery.yaml."), "OwnersMissing", ErrorCategory.ObjectNotFound, OwnersPath));
        }

        MailSettings settings = Use((object?)null, () => (RecoverySettings.Find(SessionState, s => s.Mail)?.Value ?? new MailSettings()).WithEnvironment(), "SettingsRefused");
        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () =>
        {
            DigestMail[] mails = Gather(ledger, owners, settings);
            if (ParameterSetName == PreviewSet)
            {
                string folder = FullPath(PreviewPath);
                MailPreview preview = MailPreview.In(folder);
                foreach ((DigestMail mail, int index) in mails.Select((m, i) => (m, i)))
                {
                    if (ShouldProcess(preview.NameOf(mail, index), "Write the mail"))
                    {
                        WriteObject(mail.ToResult(MailPlan.Send, null, preview.Write(mail, index)));
                    }
                }
            }
            else
            {
                Send(ledger, settings, mails);
            }
        });
    }

    private DigestMail[] Gather(OpenLedger ledger, OwnerDirectory owners, MailSettings settings)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryPolicy policy = DecidingPolicy.Of(reader).Policy;
        DigestGathering gathering = new(reader, owners, MomentOf(AsOf, policy.TimeZone).Date);
        List<Digest> digests = [.. gathering.Gather(Always)];
        if (settings.SystemOwner is { } system && gathering.Sum(system, settings.SystemLanguage) is var sum && (Always || sum.Items.Count > 0 || sum.Mails is not (0, 0)))
        {
            digests.Add(sum);
        }

        if (gathering.Uncovered > 0)
        {
            WriteWarning($"{gathering.Uncovered} items are of a unit and a municipality that owners.yaml does not name, so they go to the regional owner. Get-RecoveryItem -Question | Where-Object IsUncovered lists those that ask.");
        }

        string? head = reader.Head?.ToString();
        return [.. digests.Select(d => DigestMail.Of(d, policy, owners.Regional?.Name, settings, head))];
    }

    private void Send(OpenLedger ledger, MailSettings settings, DigestMail[] mails)
    {
        Act act = NewAct(ledger);
        List<DigestMail> chosen = [];
        foreach ((DigestMail mail, PlannedMail planned) in mails.Zip(Foreseen(ledger, act, mails)))
        {
            if (planned.Plan != MailPlan.Send)
            {
                GiveOut(mail.ToResult(planned.Plan, planned.Mail));
            }
            else if (ShouldProcess(string.Join(", ", mail.Digest.To.Select(c => c.Email)), $"Send the digest {mail.Digest.Kind} of {mail.Digest.Day:yyyy-MM-dd}, {mail.Digest.Items.Count} items"))
            {
                chosen.Add(mail);
            }
        }

        if (chosen.Count == 0)
        {
            return;
        }

        GraphSettings graph = Use((object?)null, settings.ToGraph);
        IReadOnlyList<PlannedMail> plans = Planned(ledger, act, chosen);
        Dictionary<long, DigestMail> outgoing = [];
        foreach ((DigestMail mail, PlannedMail planned) in chosen.Zip(plans))
        {
            if (planned.Plan == MailPlan.Send)
            {
                outgoing.Add(planned.Mail.Id, mail);
            }
            else
            {
                GiveOut(mail.ToResult(planned.Plan, planned.Mail));
            }
        }

        WriteVerbose($"{outgoing.Count} mails go out from {graph.From} through {graph.Graph}.");
        using MailSending sending = MailSending.Begin(ledger, graph, [.. plans.Where(p => p.Plan == MailPlan.Send).Select(p => new OutgoingMail(p.Mail, outgoing[p.Mail.Id].Message))], () => NewAct(ledger), Stopped);
        foreach (MailRow row in sending.Results())
        {
            GiveOut(outgoing[row.Id].ToResult(MailPlan.Send, row));
        }
    }

    private IReadOnlyList<PlannedMail> Foreseen(OpenLedger ledger, Act act, DigestMail[] mails)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        return LedgerOutbox.Foresee(reader, ledger.Keys, act, [.. mails.Select(m => m.Intent)], Resend, ResendUnknown);
    }

    private IReadOnlyList<PlannedMail> Planned(OpenLedger ledger, Act act, IReadOnlyList<DigestMail> mails)
    {
        using ILedgerWriter writer = ledger.Store.Write(Stopped);
        return LedgerOutbox.Plan(writer, ledger.Keys, act, [.. mails.Select(m => m.Intent)], Resend, ResendUnknown);
    }

    private void GiveOut(RecoveryMail mail)
    {
        switch (mail)
        {
            case { State: MailState.Refused }:
                WriteError(new ErrorRecord(
                    new InvalidOperationException($"The mail {mail.Id} to {string.Join(", ", mail.To)} was refused: {mail.Answer}. Mend what the answer says, and run it again."), "MailRefused", ErrorCategory.InvalidResult, mail));
                break;
            case { State: MailState.Unknown } or { Plan: MailPlan.MayHaveBeenSent }:
                WriteWarning($"Nobody knows whether the mail {mail.Id} to {string.Join(", ", mail.To)} was taken: {mail.Answer} It is not sent again by itself. Look whether it arrived; if not, give -ResendUnknown.");
                break;
            case { State: MailState.Pending }:
                WriteWarning($"The mail {mail.Id} to {string.Join(", ", mail.To)} could not be sent yet: {mail.Answer ?? "the server wants to be left alone for a while."} The next run goes on with it.");
                break;
        }

        WriteObject(mail);
    }
}
