using System.Management.Automation;

namespace Prator.Recovery.Tests.Help;

/// <summary>What Get-Help shows is what the pages say: nobody forgot to compile them.</summary>
[Collection(ExampleSession.Alone)]
public sealed class CompiledHelpTests(ExampleSession session)
{
    [Fact]
    public void Texts_AreThePages()
    {
        Assert.Equal(HelpPage.All.Select(p => p.Name), CompiledHelp.All.Select(h => h.Name).Order(StringComparer.Ordinal));
        Assert.All(HelpPage.All, page =>
        {
            CompiledHelp help = CompiledHelp.All.Single(h => h.Name == page.Name);
            Assert.Equal(CompiledHelp.Normal(page.Synopsis), help.Synopsis);
            Assert.Equal(CompiledHelp.Normal(page.Description), help.Description);
            Assert.Equal(CompiledHelp.Normal(page.Notes), help.Notes);
            Assert.Equal(page.Examples.Select(e => (e.Title, CompiledHelp.Normal(e.Text))), help.Examples);
            Assert.Equal(page.Inputs.Select(Normal), help.Inputs);
            Assert.Equal(page.Outputs.Select(Normal), help.Outputs);
            Assert.Equal(
                page.Parameters.Select(p => (p.Title.TrimStart('-'), CompiledHelp.Normal(p.Text[..p.Text.IndexOf("```yaml", StringComparison.Ordinal)]))),
                help.Parameters.Select(p => (p.Name, p.Text)));
        });
    }

    [Fact]
    public void Parameters_AreTheCmdlets()
    {
        PSObject[] cmdlets = [.. session.Session.Run("Get-Command -Module Prator.Recovery").Clean().Output];
        Assert.NotEmpty(cmdlets);
        Assert.All(cmdlets.Select(o => new CompiledCmdlet((CmdletInfo)o.BaseObject)), cmdlet =>
        {
            CompiledHelp help = CompiledHelp.All.Single(h => h.Name == cmdlet.Name);
            Assert.Equal(cmdlet.Parameters.Select(p => $"{p.Name}: {CompiledCmdlet.Summary(p)}"), help.Parameters.Select(p => $"{p.Name}: {p.Summary}"));
            Assert.Equal(cmdlet.Sets, help.Sets);
        });
    }

    [Fact]
    public void GetHelp_FindsEveryCmdlet_InEitherLanguageOfTheSession()
    {
        foreach (string culture in new[] { "en-US", "sv-SE" })
        {
            IReadOnlyList<PSObject> found = session.Session.Run(
                "[cultureinfo]::CurrentUICulture = $culture; Get-Command -Module Prator.Recovery | ForEach-Object { @{ Name = $_.Name; Synopsis = (Get-Help $_.Name -Full).Synopsis } }", ("culture", culture)).Clean().Output;

            Assert.Equal(
                HelpPage.All.Select(p => $"{p.Name}: {p.Synopsis.ReplaceLineEndings(" ")}"),
                found.Select(o => (System.Collections.Hashtable)o.BaseObject).Select(o => $"{o["Name"]}: {o["Synopsis"]!.ToString()!.Trim().ReplaceLineEndings(" ")}").Order(StringComparer.Ordinal));
        }
    }

    private static (string, string) Normal((string Title, string Text) one) => (one.Title, CompiledHelp.Normal(one.Text));
}
