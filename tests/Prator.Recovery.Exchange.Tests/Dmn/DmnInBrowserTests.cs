using System.Globalization;
using System.Text.Json;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Dmn;

/// <summary>Policies as DMN, opened in dmn-js in headless Chromium.</summary>
public sealed class DmnInBrowserTests
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    [Theory]
    [InlineData("module/policies/prator-2024-01.yaml")]
    [InlineData("tests/data/policies/vinga-2031-09.yaml")]
    public async Task Policy_InDmnJs_OpensWithoutARemarkAndShowsAll(string path)
    {
        RecoveryPolicy policy = RecoveryPolicy.Read(Path.GetFileName(path), await File.ReadAllTextAsync(Checkout.PathOf(path), TestContext.Current.CancellationToken));
        int facts = policy.Episodes.Book.Facts.Count + policy.Sips.Book.Facts.Count;

        Opened opened = await Open(DmnPolicy.Write(policy, CultureInfo.GetCultureInfo("sv-SE")));

        Assert.Empty(opened.Warnings);
        Assert.Empty(opened.Errors);
        Assert.Equal(
            [
                new View("drd", "definitions", facts + 2, facts, 0),
                new View("decisionTable", "episode", 0, 0, DecisionTable.Of(policy.Episodes.Book).Count + DecisionTable.ImpossibleOf(policy.Episodes.Book).Count),
                new View("decisionTable", "sip", 0, 0, DecisionTable.Of(policy.Sips.Book).Count + DecisionTable.ImpossibleOf(policy.Sips.Book).Count),
            ],
            opened.Views);
    }

    private static async Task<Opened> Open(string dmn)
    {
        string chromium = Needs.Program("chromium");
        string path = Path.Combine(Path.GetTempPath(), $"{UniqueName.Next()}.dmn");
        try
        {
            await File.WriteAllTextAsync(path, dmn);
            return JsonSerializer.Deserialize<Opened>(await NodeScript.Run("draw-dmn.js", chromium, path), Form)!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed record Opened(IReadOnlyList<string> Warnings, IReadOnlyList<string> Errors, IReadOnlyList<View> Views);

    private sealed record View(string Type, string Id, int Shapes, int Lines, int Rows);
}
