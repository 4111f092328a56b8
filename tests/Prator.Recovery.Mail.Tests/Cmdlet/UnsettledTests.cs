using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>What was not accepted is told until it is settled, and nobody is told twice because the people of an owner changed.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class UnsettledTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string ToVinga = $"Local {MailFolder.Vinga}";
    private const string ToEkhamn = $"Local {MailFolder.Ekhamn}";

    [Fact]
    public async Task ARunThatWasKilledWhileItSent_IsUnknown_EvenWhereNothingElseIsSent()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.SignsIn = false;
        mail.Send().FailedBy("MailSignInFailed");
        TakeAnHourAgo(mail);

        Assert.Equal(("1", "1"), Counted(mail));
        mail.Graph.SignsIn = true;
        IReadOnlyDictionary<string, string> before = mail.Ledger.Content();
        mail.Send("-WhatIf");
        Assert.Equal(before, mail.Ledger.Content());

        mail.Ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-06"), Rows.Closed(2, "2024-02-06"), Rows.Closed(3, "2024-02-06")).Clean();
        Assert.Empty(mail.Send("", "2024-02-07").Clean().Output);

        Assert.Contains("MailUnknown", mail.Run("Get-RecoveryAudit -Ledger $ledger").Clean().Texts("Kind"));
        Assert.Equal(("1", "0"), Counted(mail));
        Assert.Equal("True", mail.Ledger.Test().Text("IsValid"));
    }

    [Fact]
    public async Task StoppedWhileTheServerSaysNothing_EndsWithinASecond_AndWhatWasBeingSentIsUnknown()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = _ => new Reply(Ending.Hang);

        // The first time Graph is loaded, and other programs run meanwhile: the best of a few is taken, each of another day.
        TimeSpan second = TimeSpan.FromSeconds(1);
        List<TimeSpan> taken = [];
        for (int day = 6; day < 9 && (taken.Count == 0 || taken.Min() > second); day++)
        {
            int all = 2 * (taken.Count + 1);
            taken.Add(session.Stop(
                $"Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf 2024-02-0{day}",
                () => mail.Graph.Requests == all,
                ("ledger", mail.Ledger.Path),
                ("owners", mail.Owners))!.Value);
        }

        Assert.InRange(taken.Min(), TimeSpan.Zero, second);
        Assert.Equal(($"{2 * taken.Count}", "0"), Counted(mail));
    }

    [Fact]
    public async Task NotSentYet_IsCounted_AndSaysUntilWhen()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = _ => Reply.Of(503, retryAfter: "Mon, 05 Jan 2099 06:00:00 GMT");

        ScriptResult first = mail.Send();

        Assert.All(first.Warnings, w => Assert.Contains("not tried again before", w, StringComparison.Ordinal));
        DateTime[] until = [.. first.Output.Select(o => o.Value("NotBefore")).OfType<DateTime>()];
        Assert.NotEmpty(until);
        Assert.All(until, time => Assert.InRange(time, DateTime.UtcNow, DateTime.UtcNow.AddHours(9)));
        Assert.Equal(("0", "2"), Counted(mail));
        Assert.Contains("Mail", session.Show(120, "Get-RecoverySummary -Ledger $ledger", ("ledger", mail.Ledger.Path)).Replace("mejl", "Mail", StringComparison.Ordinal).Replace("mail", "Mail", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_OfYesterday_IsSettled_ByWhoeverSaysThatItArrived()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = subject => subject.Contains("wait", StringComparison.Ordinal) ? Reply.Accept : Reply.Of(504);
        PSObject unknown = mail.Send().Output.Single(o => o.Text("State") == "Unknown");
        mail.Graph.Next = _ => Reply.Accept;
        mail.Send("", "2024-02-07").Clean();
        Assert.Equal(("1", "0"), Counted(mail));

        mail.Run($"Send-RecoveryMail -Ledger $ledger -Arrived {unknown.Text("Id")} -WhatIf").Clean();
        Assert.Equal(("1", "0"), Counted(mail));
        mail.Run($"Send-RecoveryMail -Ledger $ledger -Arrived {unknown.Text("Id")}").Clean();

        Assert.Equal(("0", "0"), Counted(mail));
        Assert.Equal("MailNotUnknown", Assert.Single(mail.Run($"Send-RecoveryMail -Ledger $ledger -Arrived {unknown.Text("Id")}").Errors).Id());
        Assert.Equal(4, mail.Graph.Requests);
    }

    [Fact]
    public async Task Unknown_OfYesterday_IsReplacedByResendUnknown_AlsoWhereTodaysWasAccepted()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = _ => Reply.Of(504);
        mail.Send();
        mail.Graph.Next = _ => Reply.Accept;
        mail.Send("", "2024-02-07").Clean();
        Assert.Equal(("2", "0"), Counted(mail));

        mail.Send("-ResendUnknown", "2024-02-07").Clean();

        Assert.Equal(("0", "0"), Counted(mail));
        Assert.Equal(4, mail.Graph.Requests);
    }

    [Fact]
    public async Task OtherPeopleOfAnOwner_OnTheSameDay_NobodyIsToldTwice()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Send().Clean();
        string owners = File.ReadAllText(mail.Owners);
        File.WriteAllText(mail.Owners, owners
            .Replace($"email: {MailFolder.Vinga}, role: LocalOwner }}]", $"email: {MailFolder.Vinga}, role: LocalOwner }}, {{ name: Ny, email: ny@vinga.example.org, role: Superuser }}]\n      language: en", StringComparison.Ordinal));
        Assert.NotEqual(owners, File.ReadAllText(mail.Owners));

        ScriptResult again = mail.Send().Clean();

        Assert.Equal([$"{ToVinga},ny@vinga.example.org AlreadySent Accepted", $"{ToEkhamn} AlreadySent Accepted"], again.Told());
        Assert.Equal(2, mail.Graph.Requests);
        Assert.Equal(2, mail.Send("", "2024-02-07").Clean().Output.Count(o => o.Text("State") == "Accepted"));
    }

    [Fact]
    public async Task Refused_ForAnAddressThatIsMended_IsSentToTheNewOne_AndForgotten()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = subject => subject.Contains("wait", StringComparison.Ordinal) ? Reply.Accept : Reply.Of(400);
        Assert.Contains($"{ToVinga} Send Refused", mail.Send().Told());
        File.WriteAllText(mail.Owners, File.ReadAllText(mail.Owners).Replace(MailFolder.Vinga, "annan@vinga.example.org", StringComparison.Ordinal));
        mail.Graph.Next = _ => Reply.Accept;

        Assert.Contains("Local annan@vinga.example.org Send Accepted", mail.Send("", "2024-02-07").Clean().Told());

        PSObject summary = Assert.Single(mail.Run("Get-RecoverySummary -Ledger $ledger").Clean().Output);
        Assert.Equal("0", summary.Text("MailsRefused"));
        Assert.Equal("True", mail.Ledger.Test().Text("IsValid"));
    }

    private static (string? Unknown, string? Pending) Counted(MailFolder mail)
    {
        PSObject summary = Assert.Single(mail.Run("Get-RecoverySummary -Ledger $ledger").Clean().Output);
        return (summary.Text("MailsUnknown"), summary.Text("MailsPending"));
    }

    // As a run does that is killed then.
    private static void TakeAnHourAgo(MailFolder mail)
    {
        using SqliteLedgerStore store = SqliteLedgerStore.Open(mail.Ledger.Path, TimeSpan.FromSeconds(10));
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        using LedgerKeys keys = LedgerKeys.Open(writer.Identity, new KeyPlaces(LedgerFolder.Keys, _ => null));
        MailTurn turn = LedgerOutbox.Begin(writer, keys, new Act(DateTimeOffset.UtcNow.AddHours(-1), "killed", "Send-RecoveryMail"), writer.Mails().First());
        Assert.True(turn.IsGiven, $"{turn.NotBefore}");
    }
}
