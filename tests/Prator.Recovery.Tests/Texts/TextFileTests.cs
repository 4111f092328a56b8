namespace Prator.Recovery.Tests.Texts;

/// <summary>Whatever the product words, it words in two languages alike.</summary>
public sealed class TextFileTests
{
    [Fact]
    public void EveryProjectThatSpeaks_IsFound()
    {
        Assert.Superset(
            new HashSet<string> { "Prator.Recovery", "Prator.Recovery.Exchange", "Prator.Recovery.Ledger", "Prator.Recovery.Mail" },
            TextFile.All.Select(f => f.ToString().Split(Path.DirectorySeparatorChar)[1]).ToHashSet());
        Assert.Empty(TextFile.WithoutEnglish);
    }

    [Fact]
    public void BothLanguages_HaveTheSameKeys_Sorted()
    {
        Assert.All(TextFile.All, english =>
        {
            string[] keys = [.. english.Rows.Select(r => r.Key)];
            Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
            Assert.Equal(keys, english.InSwedish.Rows.Select(r => r.Key));
        });
    }

    [Fact]
    public void BothLanguages_LeaveTheSamePlacesOpen_AndSayIt()
    {
        Assert.All(TextFile.All.SelectMany(english => english.Rows.Zip(english.InSwedish.Rows)), both =>
        {
            Assert.Equal((both.First.Key, string.Join(' ', TextFile.Places(both.First.Text))), (both.Second.Key, string.Join(' ', TextFile.Places(both.Second.Text))));
            Assert.NotEmpty(both.Second.Text);
        });
    }

    [Fact]
    public void Sentences_AreTranslated()
    {
        IEnumerable<(string Key, string Text)> same = TextFile.All
            .SelectMany(english => english.Rows.Intersect(english.InSwedish.Rows))
            .Where(row => row.Text.Split(' ').Count(word => word.Length > 1 && word.All(char.IsLetter)) > 3);

        Assert.Empty(same);
    }
}
