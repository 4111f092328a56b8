using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Help;

/// <summary>The about_ topics are found by Get-Help, in the language of the session.</summary>
[Collection(ExampleSession.Alone)]
public sealed class TopicTests(ExampleSession session)
{
    public static TheoryData<string> Topics => ["about_Prator_Recovery", "about_Recovery_Policies", "about_Recovery_Ledger"];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_IsFound_InTheLanguageOfTheSession(string topic)
    {
        string english = Help(topic, "en-US");
        string swedish = Help(topic, "sv-SE");

        Assert.Equal(Text(topic, "en-US"), english);
        Assert.Equal(Text(topic, "sv-SE"), swedish);
        Assert.StartsWith($"TOPIC\n    {topic}\n", english, StringComparison.Ordinal);
        Assert.StartsWith($"ÄMNE\n    {topic}\n", swedish, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Topic_NamesCmdletsThatThereAre(string topic)
    {
        foreach (string culture in new[] { "en-US", "sv-SE" })
        {
            string[] named = [.. System.Text.RegularExpressions.Regex.Matches(Text(topic, culture), @"\b[A-Z][a-z]+-[A-Z][A-Za-z]+\b").Select(m => m.Value).Distinct()];
            Assert.True(named.Length >= 3, $"{topic} in {culture} names {named.Length} cmdlets.");
            Assert.All(named, n => Assert.NotEmpty(session.Session.Run("Get-Command $name", ("name", n)).Clean().Output));
        }
    }

    private static string Text(string topic, string culture) =>
        File.ReadAllText(Path.Combine(Repository.Module, culture, $"{topic}.help.txt")).ReplaceLineEndings("\n").Trim();

    private string Help(string topic, string culture) =>
        string.Concat(session.Session.Run("[cultureinfo]::CurrentUICulture = $culture; Get-Help $topic", ("culture", culture), ("topic", topic)).Clean().Output).ReplaceLineEndings("\n").Trim();
}
