using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>Names that want to be more than names: nothing of them runs, all of them is seen, and the page keeps its shape.</summary>
public sealed class HostileTests(SampleLedger ledger, Browser browser)
{
    /// <summary>What is written, and what is seen where that is not the same.</summary>
    public static readonly (string Name, string? Seen)[] Names =
    [
        ("<script>window.__pwned=1;alert(1)</script>", null),
        ("<img src=x onerror=\"window.__pwned=1\">", null),
        ("\"><svg onload=window.__pwned=1>", null),
        ("' autofocus onfocus='window.__pwned=1", null),
        ("</script><script>window.__pwned=1</script>", null),
        ("</style><style>body{display:none}", null),
        ("--><!--<b>", null),
        ("{{ it.Script }}{{ 'now' | date }}", null),
        ("{% for i in (1..9) %}x{% endfor %}{%- raw -%}", null),
        ("=HYPERLINK(\"http://example.invalid\";\"a\")", null),
        ("@SUM(1+1)*cmd|' /C calc'!A0", null),
        ("Vinga \u202Edrovsnart\u202C kommun", null),
        ("\u2067rtl isolerad", null),
        ("قسم الطوارئ", null),
        ("👩🏽‍⚕️ 🏥 𝕍𝕚𝕟𝕘𝕒", null),
        ("a\0b\u0001c\u001Bd\u007Fe", "a␀b␁c␛d␡e"),
        ("Å&auml;&#x41;&lt;", null),
        ("\\u003cscript\\u003e", null),
        ("javascript:window.__pwned=1", null),
        (new string('Å', 5_000), null),
    ];

    private static readonly string[] Kinds = ["Summary", "Worksheet", "Questions"];

    public static TheoryData<string, int> All
    {
        get
        {
            TheoryData<string, int> all = [];
            foreach (string kind in Kinds)
            {
                foreach (int width in (int[])[320, 1280])
                {
                    all.Add(kind, width);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task PipedNames_AreNamesOnly(string kind, int width)
    {
        string path = ledger.Of($"hostile-{kind}-{width}.html");
        PSObject[] items = [.. Names.Select((n, i) => Item(i, n.Name))];
        ledger.Run(
            """
            $items | Get-OutageEpisode -Policy prator-2024-01 -AsOf 2024-02-05 -WarningAction SilentlyContinue |
                Export-RecoveryReport -Path $path -Kind $kind -Culture sv-SE
            """,
            ("items", items), ("path", path), ("kind", kind)).Clean();
        await using OpenPage page = await browser.Open(path, new Screen(width, 740));

        await ShouldBeNamesOnly(page, Names);
        if (kind == "Summary")
        {
            string[] drawn = await page.Page.Locator("#municipalities .name").EvaluateAllAsync<string[]>("names => names.map(n => n.textContent)");
            Assert.Equal(20, drawn.Length);
            Assert.All(Names, n => Assert.Contains(n.Seen ?? n.Name, drawn));
        }
    }

    [Theory]
    [InlineData("Summary")]
    [InlineData("Worksheet")]
    [InlineData("Questions")]
    [InlineData("Rejected")]
    public async Task NamesOfALedger_AreNamesOnly(string kind)
    {
        string export = ledger.Of($"hostile-{kind}.csv");
        string database = ledger.Of($"hostile-{kind}.db");
        string path = ledger.Of($"hostile-ledger-{kind}.html");
        (string Name, string? Seen)[] names = [.. Names.Where(n => !n.Name.Contains('\0', StringComparison.Ordinal))];
        string day = kind == "Rejected" ? "i går" : "2024-02-03";
        IEnumerable<string> rows = names.Select((n, i) => $"VT-{i};{(i % 2 == 0 || kind == "Rejected" ? day : "2024-01-20")};{Quoted(n.Name)};{Quoted(n.Name)};{Quoted(n.Name)};Ja;Nej");
        await File.WriteAllLinesAsync(export, ["VtfId;Skapad;Enhet;Kommun;Ansvarig;Omfattande insatser;Finns i Prator", .. rows], TestContext.Current.CancellationToken);
        ScriptResult written = ledger.Run(
            """
            $null = Import-PratorExport -OutageLog $export -Ledger $database -AsOf 2024-02-05 -Policy prator-2024-01 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
            Export-RecoveryReport -Ledger $database -Path $path -Kind $kind -AsOf 2024-02-05 -Culture sv-SE
            """,
            ("export", export), ("database", database), ("path", path), ("kind", kind));
        Assert.Null(written.Failure);
        await using OpenPage page = await browser.Open(path, Screen.Phone);

        await ShouldBeNamesOnly(page, [.. names.Where((_, i) => kind is "Summary" or "Rejected" || i % 2 == (kind == "Worksheet" ? 0 : 1))]);
    }

    private static async Task ShouldBeNamesOnly(OpenPage page, IEnumerable<(string Name, string? Seen)> names)
    {
        await page.Page.WaitForTimeoutAsync(50);
        Assert.False(await page.Page.EvaluateAsync<bool>("() => '__pwned' in window"));
        page.ShouldBeQuiet();
        Assert.Single(page.Requests);
        HashSet<string> seen = [.. await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('bdi, td code, th code')].map(b => b.textContent)")];
        Assert.All(names, n => Assert.Contains(n.Seen ?? n.Name, seen));
        Assert.Equal(1, await page.Page.Locator("script").CountAsync());
        Assert.Equal(0, await page.Page.Locator("img, iframe, object, [style], [onload], [onerror], [onfocus]").CountAsync());
        Assert.True(await page.Overflow() <= 0, "The page is wider than the screen.");
    }

    private static PSObject Item(int number, string name)
    {
        PSObject item = new();
        item.Properties.Add(new PSNoteProperty("VtfId", $"VT-{number}"));

        // Half of them to be registered, half of them asked about.
        item.Properties.Add(new PSNoteProperty("Skapad", "2024-02-03"));
        item.Properties.Add(new PSNoteProperty("Enhet", name));
        item.Properties.Add(new PSNoteProperty("Kommun", name));
        item.Properties.Add(new PSNoteProperty("Ansvarig", name));
        return item;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
