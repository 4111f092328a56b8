using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Prator.Recovery.Reports.Tests.Html;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>Every report keeps WCAG 2.2 AA as far as axe-core can tell, light and dark, on a desktop and on a phone.</summary>
public sealed class AccessibilityTests(SampleLedger ledger, Browser browser)
{
    private static readonly AxeRunOptions Asked = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly Screen[] Screens =
    [
        Screen.Desktop, Screen.Desktop with { IsDark = true }, Screen.Phone, Screen.Phone with { IsDark = true },
    ];

    public static TheoryData<string, string> All => HtmlSamples.Pages;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Report_ViolatesNothing(string kind, string culture)
    {
        // Half of the screens in each language: the words are no other in the dark.
        await using OpenPage page = await browser.Open(ledger.HtmlOfSome(kind, culture));
        foreach (Screen screen in Screens.Where(s => s.IsDark == (s.Width > 500 == (culture == "sv-SE"))))
        {
            await page.Show(screen);

            AxeResult result = await page.Page.RunAxe(Asked);

            Assert.True(result.Violations.Length == 0, $"On {screen}: {string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => n.Html))}"))}");
        }
    }

    /// <summary>Bars and lines against what is behind them: WCAG 1.4.11, which axe-core does not measure.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plots_StandOut(bool isDark)
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"), Screen.Desktop with { IsDark = isDark });

        double[] contrasts = await page.Page.EvaluateAsync<double[]>("""
            () => {
                const luminance = colour => {
                    const [r, g, b] = colour.match(/[\d.]+/g).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
                const drawn = [...document.querySelectorAll('.legend .fill')].map(f => getComputedStyle(f).fill);
                drawn.push(getComputedStyle(document.querySelector('.stroke')).stroke);
                return drawn.map(luminance).map(l => (Math.max(l, paper) + 0.05) / (Math.min(l, paper) + 0.05));
            }
            """);

        Assert.True(contrasts.Length > 8);
        Assert.All(contrasts, c => Assert.True(c >= 3, $"A contrast is {c:F2}."));
    }

    [Fact]
    public async Task Plots_SayInWordsWhatTheyShow()
    {
        await using OpenPage page = await browser.Open(ledger.Html("Summary", "sv-SE"));

        foreach (string plot in await page.Page.Locator("[role=img]").EvaluateAllAsync<string[]>(
            "plots => plots.map(p => p.getAttribute('aria-labelledby').split(' ').map(i => document.getElementById(i).textContent).join(' – '))"))
        {
            Assert.Matches("^.+ – .+[0-9].*\\.$", plot);
        }

        Assert.Matches("^Återstår: från \\d+ den 2024-02-05 till \\d+ den 2024-02-07\\.$", await page.Page.Locator("#burnDown-words").InnerTextAsync());
    }
}
