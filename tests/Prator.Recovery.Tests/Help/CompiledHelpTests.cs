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
            Assert.Equal(
                Told(page.Synopsis, page.Description, page.Notes, page.Examples.Select(e => (e.Title, e.Text)), page.Parameters.Select(p => (p.Title.TrimStart('-'), WithoutBlock(p.Text))), page.Inputs, page.Outputs),
                Told(help.Synopsis, help.Description, help.Notes, help.Examples, help.Parameters.Select(p => (p.Name, p.Text)), help.Inputs, help.Outputs));
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

    // As one text, so that a failure shows the words that differ.
    private static string Told(string synopsis, string description, string notes, params IEnumerable<(string Title, string Text)>[] parts) => string.Join(
        "\n\n", [.. new[] { synopsis, description, notes }.Select(CompiledHelp.Normal), .. parts.SelectMany(p => p).Select(p => $"{p.Title}: {CompiledHelp.Normal(p.Text)}")]);

    private static string WithoutBlock(string parameter) => parameter[..parameter.IndexOf("```yaml", StringComparison.Ordinal)];
}
