using System.Globalization;
using System.Text.Json;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.PolicyFormats;

/// <summary>A policy's HTML in headless Chromium: on a phone, on a desktop and on A4 nothing of it lies outside the page.</summary>
public sealed class HtmlInBrowserTests : IDisposable
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sv-SE", "nej", "okänt eller nej", "nej eller okänt")]
    [InlineData("en-US", "no", "unknown or no", "no or unknown")]
    public async Task Policy_AtEveryWidth_ShowsAll(string culture, string no, string unknownOrNo, string noOrUnknown)
    {
        string chromium = Needs.Program("chromium");
        string file = _folder.Write("policy.html", HtmlPolicy.Write(PolicyFiles.Read(PolicyFiles.Seed), CultureInfo.GetCultureInfo(culture)));

        Seen[] seen = JsonSerializer.Deserialize<Seen[]>(await NodeScript.Run("measure-policy.js", chromium, file, "E2"), Form)!;

        Assert.Equal([("screen", 320), ("screen", 390), ("screen", 1280), ("print", 1046)], seen.Select(s => (s.Media, s.Width)));
        Assert.All(seen, s => Assert.True(s.Widest <= s.Width, $"{s.Media} {s.Width}: {s.Widest} are needed"));
        Assert.All(seen, s => Assert.Empty(s.Remarks));
        Assert.All(seen, s => Assert.Equal(s.Width < 400, s.Labels > 300));

        // A narrow row says again what the merged cell says in a wide one, and leaves out what makes no difference.
        Assert.All(seen.Take(2), s => Assert.Equal((7, 0), (s.Count(no) + s.Count(unknownOrNo), s.Count("–"))));
        Assert.All(seen.Skip(2), s => Assert.Equal((4, 4), (s.Count(no) + s.Count(unknownOrNo), s.Count("–"))));
        Assert.All(seen, s => Assert.Equal(1, s.Count(noOrUnknown)));
    }

    private sealed record Seen(string Media, int Width, IReadOnlyList<string> Remarks, int Widest, string Text, int Labels)
    {
        public int Count(string cell) => Text.Split('\n', '\t').Count(c => c == cell);
    }
}
