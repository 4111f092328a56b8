using System.Text;
using System.Text.RegularExpressions;
using System.Text.Json;
using Prator.Recovery.Reports.Tests.Html;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Who patients are is told only on worksheets, only where it is asked for, and never of a protected identity.</summary>
public sealed partial class PrivacyTests(SampleLedger ledger)
{
    private static readonly string[] Texts = ["json", "jsonl", "csv"];

    private static readonly IReadOnlySet<string> Known = NumbersOfTheSamples();

    [Theory]
    [InlineData("Summary")]
    [InlineData("Worksheet")]
    [InlineData("Questions")]
    [InlineData("PaymentBasis")]
    [InlineData("Rejected")]
    [InlineData("SignOff")]
    public void Reports_NameNoPatient(string kind)
    {
        SameReport report = SameReport.Export(ledger, kind, "sv-SE");

        Assert.NotEmpty(Known);
        foreach (string text in Texts.Select(e => File.ReadAllText(report.Of(e))).Append(ReadXlsx.Unzipped(report.Of("xlsx"))).Append(File.ReadAllText(ledger.Html(kind, "sv-SE"))))
        {
            Assert.Empty(Numbers(text).Intersect(Known));
        }

        Assert.DoesNotContain("patientId", File.ReadAllText(report.Of("json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Worksheet_ThatIsAsked_NamesThem_ButNotTheProtected_AndTheLedgerKeepsIt()
    {
        long before = Accessed();
        SameReport report = SameReport.Export(ledger, "Worksheet", "sv-SE", switches: "-Ledger $ledger -AsOf $asOf -IncludePatientId");
        JsonElement[] rows = [.. report.Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray()];

        Assert.Contains(rows, r => r.GetProperty("patientId").ValueKind == JsonValueKind.String);
        Assert.All(rows.Where(r => r.GetProperty("isProtected").GetBoolean()), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("patientId").ValueKind));
        Assert.True(Accessed() > before);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string extension in Texts.Append("xlsx"))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(report.Of(extension)));
        }
    }

    [Theory]
    [InlineData("html")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public void WhatPeopleWroteOfASip_HoldsNoNumber_AndOfAProtectedOneIsLeftOut(string extension)
    {
        string path = ledger.Of($"{UniqueName.Next()}.{extension}");
        string sips = ledger.Of($"{UniqueName.Next()}.csv");
        File.WriteAllText(sips, """
            SipId;Personnummer;Skapad;Möte genomfört;Plan skapad;Samtycke;Avliden;Finns i Prator;Skyddad identitet;Deltagare;Mål;Aktiviteter;Kommun
            S1;19500101-9801;2024-01-20;Nej;;Ja;Nej;Nej;Nej;Zqanna 19500101-9801;;;Vinga
            S2;19500101-9801;2024-01-21;Ja;2024-01-22;Ja;Nej;Nej;Nej;;Zqhem 5001019801;Zqvila 195001019801;Vinga
            S3;19500102-9800;2024-01-20;Nej;;Ja;Nej;Nej;Ja;Zqberta 19500102-9800;;;Vinga
            S4;19500102-9800;2024-01-21;Ja;2024-01-22;Ja;Nej;Nej;Ja;;Zqmål;Zqhandla;Vinga
            """);
        ledger.Run(
            "Resolve-SipAction $sips -Source OutageLog -AsOf 2024-02-05 -Policy prator-2024-01 -IncludePatientId | Export-RecoveryReport $path Worksheet",
            ("path", path), ("sips", sips)).Clean();
        string text = extension == "xlsx" ? ReadXlsx.Unzipped(path) : File.ReadAllText(path);

        Assert.All(["Zqanna", "Zqhem", "Zqvila", "S4"], w => Assert.Contains(w, text, StringComparison.Ordinal));
        Assert.DoesNotContain("9801", text, StringComparison.Ordinal);
        Assert.All(["Zqberta", "Zqmål", "Zqhandla", "9800"], w => Assert.DoesNotContain(w, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Worksheet_ThatNamesPatients_IsItsOwnersAlone_AlsoOverAnOpenFile()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string path = ledger.Of($"{UniqueName.Next()}.csv");
        File.WriteAllText(path, "open");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        ledger.Run("Export-RecoveryReport $path Worksheet -Ledger $ledger -AsOf $asOf -IncludePatientId -Force", ("path", path)).Clean();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    // It says who takes part in a SIP; a worksheet of closures names nobody.
    [Fact]
    public void Worksheet_OfSips_IsItsOwnersAlone_WithoutIdentifiers_Too()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string plain = ledger.Of($"{UniqueName.Next()}.csv");
        File.WriteAllText(plain, "anybody's");
        UnixFileMode open = File.GetUnixFileMode(plain);
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        const string Sips = "Resolve-SipAction \"$samples/2024-02-05/outage-sip.csv\" -Policy prator-2024-01 -AsOf 2024-02-05 -ErrorAction Ignore -WarningAction Ignore | Export-RecoveryReport $path";

        Assert.NotEqual(Owner, open);
        Assert.Equal(Owner, ModeOf("Export-RecoveryReport $path Worksheet -Ledger $ledger -AsOf $asOf", "xlsx"));
        Assert.Equal(Owner, ModeOf($"{Sips} Worksheet", "html"));
        Assert.Equal(open, ModeOf($"{Sips} Questions", "html"));
        Assert.Equal(open, ModeOf("Get-RecoveryItem -Ledger $ledger -Kind Episode | Export-RecoveryReport $path Worksheet -Ledger $ledger -AsOf $asOf", "xlsx"));

        UnixFileMode ModeOf(string script, string extension)
        {
            string path = ledger.Of($"{UniqueName.Next()}.{extension}");
            ledger.Run(script, ("path", path)).Clean();
            return File.GetUnixFileMode(path);
        }
    }

    [Theory]
    [InlineData("html")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public void PipedItems_ThatNameTheirPatients_AreShownOnlyWhereItIsAsked(string extension)
    {
        string Written(string switches)
        {
            string path = ledger.Of($"{UniqueName.Next()}.{extension}");
            ledger.Run(
                $"Get-OutageEpisode $samples/2024-02-05/prator-export.csv -Source Prator -AsOf 2024-02-05 -Policy prator-2024-01 -IncludePatientId -ErrorAction Ignore -WarningAction Ignore | Export-RecoveryReport $path Worksheet {switches}",
                ("path", path)).Clean();
            return extension == "xlsx" ? ReadXlsx.Unzipped(path) : File.ReadAllText(path);
        }

        Assert.Empty(Numbers(Written("")).Intersect(Known));
        Assert.NotEmpty(Numbers(Written("-IncludePatientId")).Intersect(Known));
    }

    private long Accessed() => ledger.Run("Get-RecoveryAudit -Ledger $ledger | Where-Object Kind -EQ Accessed").Clean().Output.Count;

    private static HashSet<string> NumbersOfTheSamples() =>
        [.. Directory.EnumerateFiles(Checkout.PathOf("docs/examples"), "*.csv", SearchOption.AllDirectories).SelectMany(f => Numbers(File.ReadAllText(f, Encoding.Latin1)))];

    // Ten digits tell a person as well as twelve do.
    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value);

    [GeneratedRegex(@"(?<![\dA-Fa-f.])(?:19|20)?(\d{6})[-+]?(\d{4})(?![\dA-Fa-f])")]
    private static partial Regex Number();
}
