using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>What the Tab key offers.</summary>
public sealed class CompletionTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("Get-OutageEpisode -Policy ", "prator-2024-01")]
    [InlineData("Get-OutageEpisode -Policy pra", "prator-2024-01")]
    [InlineData("Get-OutageEpisode -Policy PRA", "prator-2024-01")]
    [InlineData("Get-OutageEpisode -Policy 'pra", "prator-2024-01")]
    [InlineData("Resolve-SipAction -Policy p", "prator-2024-01")]
    [InlineData("Test-PratorExport x.csv -Policy p", "prator-2024-01")]
    [InlineData("Get-OutageEpisode -ImportProfile ", "prator")]
    [InlineData("Resolve-SipAction -ImportProfile pr", "prator")]
    [InlineData("Test-PratorExport -ImportProfile p", "prator")]
    [InlineData("Get-OutageEpisode -Source O", "OutageLog")]
    [InlineData("Get-OutageEpisode -Action ContinueM", "ContinueManually")]
    [InlineData("Get-RecoverySummary -By Mun", "Municipality")]
    [InlineData("Test-PratorExport -Kind Si", "Sip")]
    [InlineData("Get-RecoveryPolicy p", "prator-2024-01")]
    [InlineData("Test-RecoveryPolicy -Policy p", "prator-2024-01")]
    [InlineData("Get-RecoveryPolicy -Rule E4-r", "E4-READY")]
    [InlineData("Get-RecoveryPolicy -Clause f1", "F1")]
    public void Names_AreCompleted(string line, string expected) =>
        Assert.Equal([expected], session.Complete(line).CompletionMatches.Select(m => m.CompletionText.Trim('\'')));

    [Theory]
    [InlineData("Get-OutageEpisode -Policy zzz")]
    [InlineData("Get-OutageEpisode -ImportProfile zzz")]
    public void Names_ThatDoNotExist_AreNotOffered(string line) =>
        Assert.DoesNotContain(session.Complete(line).CompletionMatches, m => m.CompletionText.Contains("prator", StringComparison.Ordinal));

    [Theory]
    [InlineData("Get-OutageEpisode -", "Path LiteralPath InputObject Source ImportProfile SheetName HeaderRow Policy AsOf Culture Action Unit Municipality Owner IncludePatientId")]
    [InlineData("Resolve-SipAction -", "Path LiteralPath InputObject Source ImportProfile SheetName HeaderRow Policy AsOf Culture Action Unit Municipality Owner IncludePatientId")]
    [InlineData("Close-PratorEpisode -", "InputObject Worksheet AsOf PassThru WhatIf Confirm")]
    [InlineData("Get-RecoverySummary -", "InputObject By")]
    [InlineData("Get-RecoveryPolicy -", "Policy Rule Clause Culture")]
    [InlineData("Test-RecoveryPolicy -", "Policy Strict")]
    [InlineData("Test-PratorExport -", "Path LiteralPath Source ImportProfile SheetName HeaderRow Policy AsOf Kind First")]
    public void Parameters_AreThere(string line, string parameters)
    {
        HashSet<string> offered = [.. session.Complete(line).CompletionMatches.Select(m => m.CompletionText)];

        Assert.All(parameters.Split(' '), p => Assert.Contains($"-{p}", offered));
    }
}
