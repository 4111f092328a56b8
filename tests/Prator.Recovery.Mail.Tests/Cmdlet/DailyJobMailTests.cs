using Prator.Recovery.ConsoleHost.Tests.Daily;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>What the shipped daily job makes of the answers to its mails.</summary>
public sealed class DailyJobMailTests
{
    [Theory]
    [InlineData(202, null, 0, "Send Accepted")]
    [InlineData(403, null, 4, "Send Refused")]
    [InlineData(504, null, 4, "Send Unknown")]
    [InlineData(503, "86400", 4, "Send Pending")]
    public async Task AMailThatWasNotAccepted_IsExitCode4(int status, string? retryAfter, int exitCode, string told)
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => Reply.Of(status, isAccepted: status == 202, retryAfter);
        using JobFolder job = new();
        foreach ((string name, string value) in graph.Environment)
        {
            job.Environment[name] = value;
        }

        job.Environment["PRATOR_RECOVERY_MAIL_FROM"] = GraphStandIn.Mailbox;
        job.Environment["PRATOR_RECOVERY_MAIL_IDENTITY"] = "ManagedIdentity";
        job.Environment["PRATOR_RECOVERY_MAIL_GRAPH"] = graph.Address.AbsoluteUri;

        // To be closed.
        job.Lay("prator-export.csv", "VårdtillfälleId;Personnummer;Skapad;Inskriven;Faktiskt utskriven;Status;Kvar på sjukhus;Kommun\nVT-1;19440505-9804;2024-01-10;2024-01-05;2024-01-20;Öppen;Nej;Vinga\n");
        RunResult run = await job.Run("2024-02-05", "-SendMail", "-OwnersPath", Checkout.PathOf("docs/examples/owners.yaml"));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(1, job.Lines($"Mails: 1 {told}."));

        // A warning names to whom a mail goes, so it is only counted.
        bool isWarned = status is 503 or 504;
        Assert.Equal(isWarned ? 1 : 0, job.Lines("Warnings of Send-RecoveryMail: 1."));
        Assert.False(isWarned && job.Log.Contains('@', StringComparison.Ordinal), job.Log);
    }
}
