using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Prator.Recovery.Tests.Help;

/// <summary>The pages of docs/en-US tell of every cmdlet as it is compiled, and of nothing else.</summary>
[Collection(ExampleSession.Alone)]
public sealed partial class PageTests(ExampleSession session)
{
    private CompiledCmdlet[] Cmdlets =>
        [.. session.Session.Run("Get-Command -Module Prator.Recovery").Clean().Output.Select(o => new CompiledCmdlet((CmdletInfo)o.BaseObject)).OrderBy(c => c.Name, StringComparer.Ordinal)];

    private IEnumerable<(CompiledCmdlet Cmdlet, HelpPage Page)> Pairs => Cmdlets.Zip(HelpPage.All);

    [Fact]
    public void EveryCmdlet_HasAPage_AndEveryPageACmdlet()
    {
        Assert.Equal(Cmdlets.Select(c => c.Name), HelpPage.All.Select(p => p.Name));
        Assert.All(HelpPage.All, p => Assert.Equal(p.Name, p.Title));
    }

    [Fact]
    public void Parameters_AreTheCmdlets() => Assert.All(Pairs, pair =>
    {
        Assert.Equal(pair.Cmdlet.Parameters.Select(p => $"-{p.Name}"), pair.Page.Parameters.Select(p => p.Title));
        Assert.All(pair.Cmdlet.Parameters.Zip(pair.Page.Parameters), p => Assert.Equal(pair.Cmdlet.Block(p.First), YamlBlock().Match(p.Second.Text).Groups["block"].Value));
    });

    // PlatyPS leaves defaults out of what it compiles, so Get-Help shows only what the words say.
    [Fact]
    public void Defaults_AreSaidInWords() => Assert.All(Pairs, pair => Assert.All(pair.Cmdlet.Parameters.Zip(pair.Page.Parameters), p =>
    {
        if (pair.Cmdlet.Default(p.First) is { Length: > 0 } value)
        {
            Assert.Contains($"Default: `{value}`", Blanks().Replace(p.Second.Text, " "), StringComparison.Ordinal);
        }
    }));

    [Fact]
    public void Syntax_IsTheCmdlets() => Assert.All(Pairs, pair =>
        Assert.Equal(pair.Cmdlet.Syntax, pair.Page.Syntax.Select(s => (s.Title, CompiledCmdlet.WithoutCommon(Blanks().Replace(s.Text.Trim('`', '\n'), " "))))));

    [Fact]
    public void Types_AreTheCmdlets() => Assert.All(Pairs, pair =>
    {
        Assert.Equal(pair.Cmdlet.Inputs.Order(StringComparer.Ordinal), pair.Page.Inputs.Select(i => i.Title).Where(t => t != "None").Order(StringComparer.Ordinal));
        Assert.Equal(pair.Cmdlet.Outputs.Order(StringComparer.Ordinal), pair.Page.Outputs.Select(i => i.Title).Where(t => t != "None").Order(StringComparer.Ordinal));
    });

    [Fact]
    public void Everything_IsDescribed() => Assert.All(HelpPage.All, page =>
    {
        IEnumerable<(string What, string Text)> texts =
        [
            ("SYNOPSIS", page.Synopsis), ("DESCRIPTION", page.Description), ("NOTES", page.Notes),
            .. page.Parameters.Select(p => (p.Title, YamlBlock().Replace(p.Text, ""))), .. page.Inputs, .. page.Outputs,
        ];
        Assert.All(texts, t => Assert.True(Word().Count(t.Text) >= 2 && !t.Text.Contains("{{", StringComparison.Ordinal), $"{page}, {t.What}, is not described: {t.Text}"));
    });

    [Fact]
    public void EachPage_HasThreeExamples_ThatSayWhatTheyShow() => Assert.All(HelpPage.All, page =>
    {
        Assert.True(page.Examples.Count >= 3, $"{page} has {page.Examples.Count} examples.");
        Assert.All(page.Examples, e => Assert.True(
            e.Code.Contains(page.Name, StringComparison.Ordinal) && e.ShowsSomething && Word().Count(e.Words) >= 4, $"{page}, {e.Title}: an example has code with the cmdlet, what is shown, and a sentence."));
    });

    [GeneratedRegex(@"```yaml\n(?<block>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
