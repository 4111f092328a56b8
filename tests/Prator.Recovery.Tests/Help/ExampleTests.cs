using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Help;

/// <summary>Every example of every page runs, and the terminal shows what the page says.</summary>
[Collection(ExampleSession.Alone)]
public sealed class ExampleTests(ExampleSession session)
{
    public static TheoryData<string> Pages => [.. HelpPage.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_ShowWhatThePageSays(string name)
    {
        // What registers a job differs from system to system; the stand-ins are Linux's.
        if (name.EndsWith("-RecoverySchedule", StringComparison.Ordinal))
        {
            Needs.Linux();
        }

        HelpPage page = HelpPage.All.Single(p => p.Name == name);
        Assert.NotEmpty(page.Examples);
        List<string> wrong = [];
        foreach (HelpExample example in page.Examples)
        {
            string shown = session.Show(example.Code);
            if (!example.Fits(shown))
            {
                wrong.Add($"{example.Title} of {name} showed:\n{HelpExample.Trimmed(shown)}\n");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
