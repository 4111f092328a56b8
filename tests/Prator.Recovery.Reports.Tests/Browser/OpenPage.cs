using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Prator.Recovery.Reports.Tests.Browser;

/// <summary>A report in the browser, with everything that it did besides being shown.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>The rows of tables with their cells, and the items of worksheets, as they are read.</summary>
    private const string RowsAsRead = """
        () => [...document.querySelectorAll('tbody tr:not(.group), li.item')]
            .map(row => row.matches('tr') ? [...row.cells].map(c => c.textContent).join(' | ') : row.textContent.replace(/\s+/g, ' '))
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _mishaps = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Errors of the console (where the browser tells what a policy refused), of scripts, and dialogs.</summary>
    public IReadOnlyList<string> Mishaps => [.. _mishaps];

    public IReadOnlyList<string> Requests => [.. _requests];

    public static async Task<OpenPage> Of(IBrowserContext context, string file)
    {
        IPage page = await context.NewPageAsync();
        OpenPage opened = new(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                opened._mishaps.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => opened._mishaps.Enqueue(error);
        page.Dialog += (_, dialog) =>
        {
            opened._mishaps.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Request += (_, request) => opened._requests.Enqueue(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    /// <summary>The same page on another screen.</summary>
    public async Task Show(Screen screen)
    {
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light });
    }

    public async Task<string[]> Rows() => await Page.EvaluateAsync<string[]>(RowsAsRead);

    /// <summary>The texts of one column of a part, in the order that is seen.</summary>
    public async Task<string[]> Column(string part, string heading) => await Page.EvaluateAsync<string[]>(
        """
        ([part, heading]) => {
            const table = document.querySelector(`#${part} table`);
            const at = [...table.tHead.rows[0].cells].findIndex(c => c.textContent === heading);
            return [...table.querySelectorAll('tbody:not([hidden]) tr:not(.group):not([hidden])')].map(r => r.cells[at].textContent);
        }
        """,
        new[] { part, heading });

    /// <summary>How many pixels the page could be moved sideways.</summary>
    public async Task<int> Overflow() => await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public void ShouldBeQuiet() => Assert.Empty(Mishaps);

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
