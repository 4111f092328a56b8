using System.Text.RegularExpressions;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Testing;
using Xunit;

namespace Prator.Recovery.Core.Tests.Owners;

/// <summary>The owners of the sample exports, which users begin from.</summary>
public sealed partial class SampleOwnersTests
{
    public const string Sample = "docs/examples/owners.yaml";

    private static readonly string Text = File.ReadAllText(Checkout.PathOf(Sample));

    private static readonly OwnerDirectory Owners = OwnerDirectory.Read(Sample, Text);

    [Theory]
    [InlineData("Vinga", null, "Förvaltare Vinga")]
    [InlineData("9901", null, "Förvaltare Vinga")]
    [InlineData("Norrskär", "Vårdcentralen Norrskär", "Superanvändare Norrskär")]
    [InlineData("Ekhamn", null, "Förvaltare Ekhamn och Österlida")]
    [InlineData("Österlida", "Rehabteamet Österlida", "Förvaltare Ekhamn och Österlida")]
    [InlineData("Lillsund", null, "Superanvändare Lillsund")]
    [InlineData("Lillsund", "Hemsjukvården Lillsund", "Superanvändare hemsjukvården")]
    [InlineData("Vinga", "Hemsjukvården Lillsund", "Förvaltare Vinga")]
    [InlineData("Lillsund", "Stroke, Vinga sjukhus", "Förvaltare Vinga sjukhus")]
    [InlineData("Norrskär", "Geriatrik, Ekhamns sjukhus", "Förvaltare Ekhamns sjukhus")]
    [InlineData(null, "Rehab – Ekhamns sjukhus", "Förvaltare Ekhamns sjukhus")]
    [InlineData(null, "Kirurgi 3, Norrskärs lasarett", "Regional förvaltare")]
    [InlineData(null, null, "Regional förvaltare")]
    public void Sample_SaysWhoIsAsked(string? municipality, string? unit, string first) => Assert.Equal(first, Owners.Find(municipality, unit).Display);

    [Fact]
    public void Sample_HoldsNoRealAddress() =>
        Assert.All(
            Owners.Owners.SelectMany(o => o.Local.Append(o.Regional!)),
            c => Assert.Matches(@"@([a-z]+\.)?example\.org$", c.Email));

    /// <summary>The page shows an example, which must be one.</summary>
    [Fact]
    public void Page_ShowsAFileThatIsRead()
    {
        string page = File.ReadAllText(Checkout.PathOf("docs/owners.md")).ReplaceLineEndings("\n");

        OwnerDirectory shown = OwnerDirectory.Read("owners.md", Assert.Single(YamlBlock().Matches(page)).Groups[1].Value);

        Assert.True(shown.Owners.Count > 2);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
