using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>Nothing that stands in a cell of an export is in anything that a mail, or the sending of it, leaves or says.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class MailPrivacyTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const int RowsAFile = 400;

    [Fact]
    public async Task Markers_OfEveryField_AreInNothing()
    {
        await using MailFolder mail = await MailFolder.Of(session);
        HashSet<string> markers = [];
        string export = mail.Ledger.Write("prator.csv", Row.Csv(Numbers(0).Select(i => Marked(i, markers, "Enhet"))));
        string sips = mail.Ledger.Write("sip.csv", Row.Csv(Numbers(1).Select(i => MarkedSip(i, markers))));
        string log = mail.Ledger.Write("log.csv", Row.Csv(Numbers(2).Select(i => Marked(i, markers, "Avdelning"))));
        string sipLog = mail.Ledger.Write("sip-log.csv", Row.Csv(Numbers(3).Select(i => MarkedSip(i, markers))));
        string census = mail.Ledger.Write("census.csv", Row.Csv(Numbers(0).Select(i => MarkedStay(i, markers))));
        ScriptResult imported = mail.Ledger.Run(
            "Import-PratorExport -Episode $export -Sip $sips -OutageLog $log -OutageSipLog $sipLog -Census $census -Ledger $ledger -AsOf 2024-02-05",
            ("export", export), ("sips", sips), ("log", log), ("sipLog", sipLog), ("census", census));
        Assert.Equal(5, imported.Output.SelectMany(o => o.List("Files")).Count());
        File.WriteAllText(MailFolder.Settings, $"mail:\n  systemOwner: {{ name: Systemförvaltning, email: {MailFolder.System} }}\n");
        string folder = Directory.CreateDirectory(mail.Ledger.Of("mails")).FullName;
        Assert.True(markers.Count > 10_000, $"{markers.Count} markers.");

        List<ScriptResult> said = [mail.Run("Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf 2024-02-06 -PreviewPath $folder -Verbose", ("folder", folder)).Clean()];
        said.Add(mail.Send("-WhatIf -Verbose"));
        int sent = 0;
        mail.Graph.Next = _ => (sent++ % 3) switch { 0 => Reply.Of(400), 1 => Reply.Of(502, isAccepted: true), _ => Reply.Accept };
        said.Add(mail.Send("-Verbose"));
        said.Add(mail.Send("-Verbose -ResendUnknown"));
        said.Add(mail.Run("Get-RecoveryAudit -Ledger $ledger | Where-Object Kind -like Mail*"));
        Assert.NotEmpty(said.SelectMany(s => s.Errors));
        Assert.NotEmpty(said.SelectMany(s => s.Warnings));
        Assert.True(mail.Graph.Bodies.Count >= 5, $"{mail.Graph.Bodies.Count} mails.");

        foreach (string text in said.SelectMany(Everything)
            .Concat(mail.Graph.Bodies)
            .Concat(Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)))
            .Concat(Directory.EnumerateFiles(folder, "*.html").Select(f => File.ReadAllText(f)))
            .Concat(Directory.EnumerateFiles(folder, "*.eml").SelectMany(f => SendTests.PartsOf(File.ReadAllText(f)))))
        {
            // One search a text: all markers begin alike.
            Assert.DoesNotContain("zq", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("19500101", text, StringComparison.Ordinal);
            Assert.DoesNotContain("500101-9", text, StringComparison.Ordinal);
            Assert.DoesNotContain(GraphStandIn.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(GraphStandIn.IdentitySecret, text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<int> Numbers(int file) => Enumerable.Range(file * RowsAFile, RowsAFile);

    // Each is in one cell.
    private static Func<string, string> Marking(int number, HashSet<string> markers) => field =>
    {
        string marker = $"zq{field}{number}zq";
        Assert.True(markers.Add(marker));
        return marker;
    };

    // Some rows can't be read, some go to owners that are known.
    private static string Marked(int number, HashSet<string> markers, string unit)
    {
        Func<string, string> mark = Marking(number, markers);
        string created = number % 7 == 0 ? mark("created") : "2024-01-10";
        string municipality = number % 5 == 0 ? mark("municipality") : number % 2 == 0 ? "Vinga" : "Ekhamn";
        string discharged = number % 3 == 0 ? "2024-01-20" : string.Empty;
        return $"VårdtillfälleId={mark("id")}; Personnummer={Patient(number)}; Skapad={created}; Inskriven=2024-01-10; Utklar=; Faktiskt utskriven={discharged}; Avslutad=; Status={(number % 11 == 0 ? mark("status") : "")}; "
            + $"{unit}={mark("unit")}; Kommun={municipality}; Ansvarig={mark("owner")}; E-post={mark("mail")}@example.org; Utskriven till={(number % 4 == 0 ? mark("disposition") : "")}; Namn={mark("name")}; Anteckning={mark("note")}";
    }

    private static string MarkedSip(int number, HashSet<string> markers)
    {
        Func<string, string> mark = Marking(number, markers);
        return $"SipId={mark("sip")}; Personnummer={Patient(number)}; Skapad=2024-01-10; Möte genomfört=Ja; Plan skapad=; Samtycke=Ja; Status=; Deltagare={mark("participant")}; Mål={mark("goal")}; Aktiviteter={mark("activity")}; "
            + $"Enhet={mark("unit")}; Kommun={(number % 2 == 0 ? "Vinga" : mark("municipality"))}; Ansvarig={mark("owner")}";
    }

    private static string MarkedStay(int number, HashSet<string> markers)
    {
        Func<string, string> mark = Marking(number, markers);
        return $"Personnummer={Patient(number)}; Inskriven={(number % 13 == 0 ? mark("admitted") : "2024-01-10")}; Utskriven=2024-01-21; Utskriven till={mark("to")}; Enhet={mark("ward")}; Säng={mark("bed")}";
    }

    private static string Patient(int number) => $"19500101-9{80 + (number % 20):00}{number / 20 % 10}";

    private static IEnumerable<string> Everything(ScriptResult result) =>
    [
        .. result.Output.SelectMany(o => o.Properties.Select(p => $"{p.Value}")),
        .. result.Errors.Select(e => $"{e} {e.Exception} {e.ErrorDetails}"),
        .. result.Warnings,
        .. result.Verbose,
        .. result.Information,
        result.Shown,
    ];
}
