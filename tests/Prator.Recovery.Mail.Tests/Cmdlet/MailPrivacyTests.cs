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
        string export = mail.Ledger.Write("prator.csv", Row.Csv(Enumerable.Range(0, RowsAFile).Select(i => Marked(i, markers))));
        string sips = mail.Ledger.Write("sip.csv", Row.Csv(Enumerable.Range(RowsAFile, RowsAFile).Select(i => MarkedSip(i, markers))));
        mail.Ledger.Run("Import-PratorExport -Episode $export -Sip $sips -Ledger $ledger -AsOf 2024-02-05", ("export", export), ("sips", sips));
        File.WriteAllText(MailFolder.Settings, $"mail:\n  systemOwner: {{ name: Systemförvaltning, email: {MailFolder.System} }}\n");
        string folder = Directory.CreateDirectory(mail.Ledger.Of("mails")).FullName;
        Assert.True(markers.Count > 3000, $"{markers.Count} markers.");

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

    // Some rows can't be read, some go to owners that are known.
    private static string Marked(int number, HashSet<string> markers)
    {
        string Mark(string field)
        {
            string marker = $"zq{field}{number}zq";
            markers.Add(marker);
            return marker;
        }

        string created = number % 7 == 0 ? Mark("created") : "2024-01-10";
        string municipality = number % 5 == 0 ? Mark("municipality") : number % 2 == 0 ? "Vinga" : "Ekhamn";
        string discharged = number % 3 == 0 ? "2024-01-20" : string.Empty;
        return $"VårdtillfälleId={Mark("id")}; Personnummer={Patient(number)}; Skapad={created}; Inskriven=2024-01-10; Utklar=; Faktiskt utskriven={discharged}; Avslutad=; Status={(number % 11 == 0 ? Mark("status") : "")}; "
            + $"Enhet={Mark("unit")}; Kommun={municipality}; Ansvarig={Mark("owner")}; E-post={Mark("mail")}@example.org; Utskriven till={(number % 4 == 0 ? Mark("disposition") : "")}; Namn={Mark("name")}; Anteckning={Mark("note")}";
    }

    private static string MarkedSip(int number, HashSet<string> markers)
    {
        string Mark(string field)
        {
            string marker = $"zq{field}{number}zq";
            markers.Add(marker);
            return marker;
        }

        return $"SipId={Mark("sip")}; Personnummer={Patient(number)}; Skapad=2024-01-10; Möte genomfört=Ja; Plan skapad=; Samtycke=Ja; Status=; Deltagare={Mark("participant")}; Mål={Mark("goal")}; Aktiviteter={Mark("activity")}; "
            + $"Enhet={Mark("unit")}; Kommun={(number % 2 == 0 ? "Vinga" : Mark("municipality"))}; Ansvarig={Mark("owner")}";
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
