using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>Send-RecoveryMail, through the real Graph client and the real sign-in, to the stand-in.</summary>
[Collection(LedgerFolder.Alone)]
public sealed partial class SendTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string ToVinga = $"Local {MailFolder.Vinga}";
    private const string ToEkhamn = $"Local {MailFolder.Ekhamn}";

    [Fact]
    public async Task WhatIf_ListsWhoWouldGetWhat_AndLeavesEverythingAsItIs()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        IReadOnlyDictionary<string, string> before = mail.Ledger.Content();

        ScriptResult result = mail.Send("-WhatIf").Clean();

        Assert.Contains(MailFolder.Vinga, result.Shown, StringComparison.Ordinal);
        Assert.Contains("2 items", result.Shown, StringComparison.Ordinal);
        Assert.Contains(MailFolder.Ekhamn, result.Shown, StringComparison.Ordinal);
        Assert.Equal(before, mail.Ledger.Content());
        Assert.Equal((0, 0), (mail.Graph.Requests, mail.Graph.SignIns));
    }

    [Fact]
    public async Task EachOwner_IsToldOnce_HoweverOftenItRuns()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();

        Assert.Equal([$"{ToVinga} Send Accepted", $"{ToEkhamn} Send Accepted"], mail.Send().Clean().Told());
        Assert.Equal([$"{ToVinga} AlreadySent Accepted", $"{ToEkhamn} AlreadySent Accepted"], mail.Send().Clean().Told());

        // Another import that changes nothing moves the head of the chain, and makes nothing new.
        mail.Import();
        Assert.Equal([$"{ToVinga} AlreadySent Accepted", $"{ToEkhamn} AlreadySent Accepted"], mail.Send("-Resend").Clean().Told());
        Assert.Equal(2, mail.Graph.Requests);
        Assert.Empty(mail.Graph.Wrong);

        Assert.Equal(["Local", "Local"], mail.Send("", "2024-02-07").Clean().Texts("Kind"));
        Assert.Equal(4, mail.Graph.Accepted.Count);
    }

    [Fact]
    public async Task WhatHasChanged_Waits_OrIsSentAgain()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Send().Clean();
        mail.Ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), MailFolder.InEkhamn(3), MailFolder.InEkhamn(4)).Clean();

        Assert.Equal([$"{ToVinga} AlreadySent Accepted", $"{ToEkhamn} Waits Accepted"], mail.Send().Clean().Told());
        Assert.Equal([$"{ToVinga} AlreadySent Accepted", $"{ToEkhamn} Send Accepted"], mail.Send("-Resend").Clean().Told());
        Assert.Equal(3, mail.Graph.Accepted.Count);
    }

    [Fact]
    public async Task RefusedAndUnknown_AreTold_CountedAndSentAgainAsIsRight()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = subject => subject.Contains("wait", StringComparison.Ordinal) ? Reply.Of(403) : Reply.Of(504, isAccepted: true);

        ScriptResult first = mail.Send();

        Assert.Equal("MailRefused", Assert.Single(first.Errors).Id());
        Assert.Contains("-ResendUnknown", Assert.Single(first.Warnings), StringComparison.Ordinal);
        Assert.Equal([$"{ToVinga} Send Unknown", $"{ToEkhamn} Send Refused"], first.Told());
        PSObject summary = Assert.Single(mail.Run("Get-RecoverySummary -Ledger $ledger").Clean().Output);
        Assert.Equal(("1", "1"), (summary.Text("MailsUnknown"), summary.Text("MailsRefused")));
        string shown = session.Show(120, "Get-RecoverySummary -Ledger $ledger", ("ledger", mail.Ledger.Path));
        Assert.Matches(@"1\s+(mejl\s+som\s+kanske\s+inte\s+kommit\s+fram|mail\s+that\s+may\s+not\s+have\s+arrived)", shown);

        mail.Graph.Next = _ => Reply.Accept;
        Assert.Equal([$"{ToVinga} MayHaveBeenSent Unknown", $"{ToEkhamn} Send Accepted"], mail.Send().Told());
        Assert.Equal([$"{ToVinga} Send Accepted", $"{ToEkhamn} AlreadySent Accepted"], mail.Send("-ResendUnknown").Clean().Told());
        string?[] kinds = [.. mail.Run("Get-RecoveryAudit -Ledger $ledger").Clean().Texts("Kind")];
        Assert.All(["MailPlanned", "MailBegun", "MailAccepted", "MailRefused", "MailUnknown"], kind => Assert.Contains(kind, kinds));
        Assert.Equal("True", mail.Ledger.Test().Text("IsValid"));
    }

    [Fact]
    public async Task Mails_MoveWithTheLedger()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Send().Clean();
        (string, object?)[] files = [("file", mail.Ledger.Of("moved.jsonl")), ("new", mail.Ledger.Of("moved.db"))];

        mail.Run("Export-RecoveryLedger $file -Ledger $ledger; Import-RecoveryLedger $file -Ledger $new", files).Clean();

        ScriptResult again = mail.Run("Send-RecoveryMail -Ledger $new -OwnersPath $owners -AsOf 2024-02-06", files).Clean();
        Assert.All(again.Texts("Plan"), plan => Assert.Equal("AlreadySent", plan));
        Assert.Equal("True", Assert.Single(mail.Run("Test-RecoveryLedger -Ledger $new", files).Clean().Output).Text("IsValid"));
    }

    [Fact]
    public async Task OlderLedger_IsRaised_AfterABackup_AndCanSend()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        using (SqliteConnection ledger = new($"Data Source={mail.Ledger.Path};Pooling=False"))
        {
            ledger.Open();
            using SqliteCommand back = new("DROP TABLE mail; PRAGMA user_version = 1", ledger);
            back.ExecuteNonQuery();
        }

        Assert.Equal([$"{ToVinga} Send Accepted", $"{ToEkhamn} Send Accepted"], mail.Send().Clean().Told());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(mail.Ledger.Path)!, "*.v1-*.backup"));
        Assert.Equal("True", mail.Ledger.Test().Text("IsValid"));
    }

    [Fact]
    public async Task NobodySignsIn_NothingIsSent_AndEverythingIsStillToBeSent()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.SignsIn = false;

        ErrorRecord failed = mail.Send().FailedBy("MailSignInFailed");

        Assert.Equal(ErrorCategory.AuthenticationError, failed.CategoryInfo.Category);
        Assert.Equal(0, mail.Graph.Requests);
        mail.Graph.SignsIn = true;
        Assert.Equal([$"{ToVinga} Send Accepted", $"{ToEkhamn} Send Accepted"], mail.Send().Clean().Told());
    }

    [Fact]
    public async Task Uncovered_GoesToTheRegionalOwner_AndIsWarnedOf_WithoutItsName()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Ledger.Import("2024-02-05", Rows.Home(1).Replace("Vinga", "Lillsund", StringComparison.Ordinal)).Clean();

        ScriptResult sent = mail.Send().Clean();

        Assert.Equal([$"Regional {MailFolder.Regional} Send Accepted"], sent.Told());
        Assert.DoesNotContain("Lillsund", Assert.Single(sent.Warnings) + string.Concat(mail.Graph.Bodies), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalated_IsToldToTheRegionalOwner()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)).Clean();
        mail.Run("Set-RecoveryDecision V2 -Escalate -Note 'Vet inte.' -Ledger $ledger").Clean();

        Assert.Equal([$"{ToVinga} Send Accepted", $"Regional {MailFolder.Regional} Send Accepted"], mail.Send().Clean().Told());
    }

    [Fact]
    public async Task Nothing_Waits_NobodyIsTold_UnlessAlways()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Ledger.Import("2024-02-05", Rows.Closed(1, "2024-01-20")).Clean();

        Assert.Empty(mail.Send().Clean().Output);
        Assert.Equal(3, mail.Send("-Always").Clean().Output.Count);
    }

    [Fact]
    public async Task Settings_SayWhoElseIsTold_AndTheEnvironmentGoesBefore()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        File.WriteAllText(MailFolder.Settings, $"mail:\n  from: somebody.else@example.org\n  systemOwner: {{ name: Systemförvaltning, email: {MailFolder.System}, language: en }}\n");

        ScriptResult sent = mail.Send().Clean();

        Assert.Contains($"System {MailFolder.System} Send Accepted", sent.Told());
        Assert.Equal(3, mail.Graph.Accepted.Count);
        Assert.Empty(mail.Graph.Wrong);
    }

    [Fact]
    public async Task SystemOwner_IsToldOfMailsThatNobodyKnowsOf_AlsoWhereNothingElseWaits()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Graph.Next = subject => subject.Contains("wait", StringComparison.Ordinal) ? Reply.Of(403) : Reply.Of(504);
        mail.Send();
        mail.Ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-06"), Rows.Closed(2, "2024-02-06"), Rows.Closed(3, "2024-02-06")).Clean();
        mail.Graph.Next = _ => Reply.Accept;
        File.WriteAllText(MailFolder.Settings, $"mail:\n  systemOwner: {{ name: Systemförvaltning, email: {MailFolder.System}, language: en }}\n");

        Assert.Equal([$"System {MailFolder.System} Send Accepted"], mail.Send("", "2024-02-07").Clean().Told());
        Assert.Contains("may not have arrived", mail.Graph.Bodies.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail:\n  form: a@example.org\n", "2:3")]
    [InlineData("mail:\n  from: nobody\n", "2:9")]
    [InlineData("mail:\n  identity: Password\n", "2:13")]
    [InlineData("mail:\n  graph: ftp://example.org\n", "2:10")]
    public async Task Settings_ThatSaySomethingElse_AreRefused_WithThePlace(string text, string place)
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        File.WriteAllText(MailFolder.Settings, text);

        Assert.Contains($"recovery.yaml:{place}", mail.Send().FailedBy("SettingsRefused").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRATOR_RECOVERY_MAIL_GRAPH", "http://graph.example.org")]
    [InlineData("PRATOR_RECOVERY_MAIL_IDENTITY", "Password")]
    [InlineData("PRATOR_RECOVERY_MAIL_IDENTITY", "Certificate")]
    [InlineData("PRATOR_RECOVERY_MAIL_FROM", "nobody")]
    public async Task Environment_ThatCannotBeMeant_IsRefused(string name, string value)
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        Environment.SetEnvironmentVariable(name, value);

        ErrorRecord refused = mail.Send().FailedBy("MailSettingsInvalid");

        Assert.Contains("docs/mail.md", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, mail.Graph.Requests);
    }

    [Fact]
    public async Task Preview_WritesMailsThatAreReadBack_EachInItsLanguage()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        string folder = Directory.CreateDirectory(mail.Ledger.Of("mails")).FullName;

        ScriptResult written = mail.Run("Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf 2024-02-06 -PreviewPath $folder", ("folder", folder)).Clean();

        Assert.Equal(0, mail.Graph.Requests);
        string[] names = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["2024-02-06-local-1.eml", "2024-02-06-local-1.html", "2024-02-06-local-2.eml", "2024-02-06-local-2.html"], names);
        foreach (PSObject one in written.Output)
        {
            string[] files = [.. one.List("Files").Select(f => f.ToString())];
            string eml = File.ReadAllText(files[1]);
            Assert.Contains($"{one.List("To")[0]}", eml, StringComparison.Ordinal);
            Assert.Contains("X-Unsent: 1", eml, StringComparison.Ordinal);
            string[] parts = [.. PartsOf(eml)];
            Assert.Equal(2, parts.Length);
            Assert.Contains("#", parts[0], StringComparison.Ordinal);
            Assert.Equal(File.ReadAllText(files[0]).ReplaceLineEndings("\n").Trim(), parts[1].ReplaceLineEndings("\n").Trim());
            bool isEnglish = one.List("To")[0].ToString() == MailFolder.Ekhamn;
            Assert.Contains(isEnglish ? "wait" : "väntar", parts[0], StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Digest_TellsWhatIsStaleEscalatedDiscrepant_ByWhen_WhereAndWhomToAsk()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        string[] first = [Rows.Home(1), Rows.Home(2), Asking(3), Asking(4)];
        mail.Ledger.Import("2024-02-05", first).Clean();

        // The shipped routine sets no limit of days.
        string policy = mail.Ledger.Write("policy.yaml", File.ReadAllText(Checkout.PathOf("module/policies/prator-2024-01.yaml"))
            .Replace("regional: { clause: F2 }", "regional: { clause: F2, afterWorkingDays: 3 }", StringComparison.Ordinal));
        mail.Run("Import-PratorExport -Redecide -Ledger $ledger -Policy $policy", ("policy", policy)).Clean();
        File.WriteAllText(MailFolder.Settings, $"mail:\n  worksheets: https://region.example.org/arbetslistor\n  systemOwner: {{ name: Systemförvaltning, email: {MailFolder.System} }}\n");
        mail.Ledger.Order("2024-02-05").Clean();
        mail.Run("Set-RecoveryDecision V4 -Escalate -Note 'Vet inte.' -Ledger $ledger").Clean();
        string second = mail.Ledger.Write("second.csv", Row.Csv([Rows.Closed(1, "2024-02-01"), .. first[1..]]));
        mail.Run("Import-PratorExport -Episode $second -Ledger $ledger -Policy $policy -AsOf 2024-02-06", ("second", second), ("policy", policy)).Clean();

        string local = Text(mail, "Local");

        TestContext.Current.SendDiagnosticMessage(local);
        string[] lines = [.. local.Split('\n').Select(l => l.TrimEnd())];
        Assert.Contains("Avslut att beställa på nytt: 1", lines);
        Assert.Contains(lines, l => l == "Svara senast, sedan går frågan vidare: 2024-02-08");
        Assert.Contains(lines, l => l.EndsWith(": https://region.example.org/arbetslistor", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains($"Regional förvaltare <{MailFolder.Regional}> (F2)", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith($": {mail.Ledger.Test().Text("Head")}", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(l => l.StartsWith('#')));
        string regional = Text(mail, "Regional");
        Assert.Contains($"Systemförvaltning <{MailFolder.System}> (F1)", regional, StringComparison.Ordinal);
        Assert.Contains("#4 ", regional, StringComparison.Ordinal);
        Assert.DoesNotContain("#3 ", regional, StringComparison.Ordinal);
        Assert.DoesNotContain("(F1)", Text(mail, "System"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_IsWhatCameSinceTheLastMail()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        mail.Ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), MailFolder.InEkhamn(3), Rows.Home(5)).Clean();
        Assert.Contains("Nya eller ändrade: 3", Text(mail, "Local"), StringComparison.Ordinal);
        mail.Send().Clean();
        mail.Ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2), MailFolder.InEkhamn(3), Rows.Home(5), Rows.Home(6)).Clean();

        Assert.Contains("Nya eller ändrade: 1", Text(mail, "Local"), StringComparison.Ordinal);
    }

    private static string Asking(int number) => Rows.Home(number).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal);

    // The plain words of the mail to Vinga, or to the only one of its kind.
    private static string Text(MailFolder mail, string kind)
    {
        string folder = mail.Ledger.Of("preview");
        PSObject one = mail.Run("Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf 2024-02-07 -PreviewPath $folder", ("folder", folder)).Clean().Output
            .First(o => o.Text("Kind") == kind && (kind != "Local" || o.List("To")[0].ToString() == MailFolder.Vinga));
        return PartsOf(File.ReadAllText(one.List("Files")[1].ToString()!)).First();
    }

    [Fact]
    public async Task View_FitsEightyColumns()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();

        string shown = session.Show(80, "Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf 2024-02-06", ("ledger", mail.Ledger.Path), ("owners", mail.Owners));

        Assert.All(shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.Matches(@"1 +Local +2024-02-06 +\d +Accepted +\S+@", shown);
    }

    [Fact]
    public async Task Graph_IsLoadedOnlyWhereSomethingIsSent()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        mail.Import();
        string folder = Directory.CreateDirectory(mail.Ledger.Of("mails")).FullName;
        string send = $"Send-RecoveryMail -Ledger '{mail.Ledger.Path}' -OwnersPath '{mail.Owners}' -AsOf 2024-02-06";
        const string Loaded = "[AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name } -match '^(Microsoft\\.(Graph|Kiota|Identity)|Azure\\.)'";

        RunResult run = await BuiltConsole.RunCommand($"$null = {send} -WhatIf; $null = {send} -PreviewPath '{folder}'; {Loaded}; 'then'; $null = {send}; {Loaded}");

        Assert.Empty(run.Error);
        string[] lines = [.. run.Lines.SkipWhile(l => l.StartsWith("What if", StringComparison.Ordinal))];
        Assert.Equal("then", lines[0]);
        Assert.Contains("Microsoft.Graph", lines);
        Assert.Equal(2, mail.Graph.Accepted.Count);
    }

    internal static IEnumerable<string> PartsOf(string eml) => Base64Part().Matches(eml)
        .Select(m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value.ReplaceLineEndings(string.Empty))));

    [GeneratedRegex(@"content-transfer-encoding: base64\s+((?:[A-Za-z0-9+/=]+\s+)+)", RegexOptions.IgnoreCase)]
    private static partial Regex Base64Part();
}
