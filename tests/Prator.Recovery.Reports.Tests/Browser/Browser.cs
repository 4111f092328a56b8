using Microsoft.Playwright;
using Prator.Recovery.Testing;

[assembly: AssemblyFixture(typeof(Prator.Recovery.Reports.Tests.Browser.Browser))]

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>One headless Chromium for all tests; each page has a context of its own. Playwright brings its driver, the machine the browser.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a report. Skips the test where no Chromium is installed (see <see cref="Needs"/>).</summary>
    internal async Task<OpenPage> Open(string file, Screen? screen = null)
    {
        IBrowser browser = await Started();
        screen ??= Screen.Desktop;
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = screen.HasScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await OpenPage.Of(context, file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _one.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        string chromium = Needs.Program("chromium");
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,

                // Chromium refuses its sandbox to root, as whom tests run in containers.
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            });
        }
        finally
        {
            _one.Release();
        }
    }
}

/// <summary>What a page is seen on.</summary>
internal sealed record Screen(int Width, int Height)
{
    public static Screen Desktop { get; } = new(1280, 900);

    public static Screen Phone { get; } = new(360, 740);

    /// <summary>What WCAG 1.4.10 asks for.</summary>
    public static Screen Narrowest { get; } = new(320, 568);

    /// <summary>A desktop's page at 200 %: half as many pixels of the page.</summary>
    public static Screen Zoomed { get; } = new(640, 450);

    public bool IsDark { get; init; }

    public bool HasScript { get; init; } = true;
}
