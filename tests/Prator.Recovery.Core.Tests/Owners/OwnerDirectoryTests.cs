using System.Diagnostics;
using Prator.Recovery.Core.Owners;
using Xunit;

namespace Prator.Recovery.Core.Tests.Owners;

public sealed class OwnerDirectoryTests
{
    private static readonly OwnerDirectory Small = OwnerDirectory.Read(SmallOwners.Name, SmallOwners.Text);

    [Theory]
    [InlineData("Alby", null, "Anna")]
    [InlineData("  alby ", "", "Anna")]
    [InlineData("0115", null, "Anna")]
    [InlineData("115", null, "Anna")]
    [InlineData("15", null, "Region")]
    [InlineData("Alby", "Ward 1", "Super")]
    [InlineData("ALBY", "ward  2", "Super")]
    [InlineData("Alby", "Ward 3", "Anna")]
    [InlineData("0115", "Ward 1", "Ward")]
    [InlineData("Elsewhere", "Ward 1", "Ward")]
    [InlineData(null, " WARD\u00A01", "Ward")]
    [InlineData(null, "Ward 2", "Region")]
    [InlineData("Elsewhere", "Ward 2", "Region")]
    [InlineData("Ward 1", "Alby", "Region")]
    [InlineData(" ", "\t", "Region")]
    [InlineData(null, null, "Region")]
    [InlineData("\uD800", "\uFFFE", "Region")]
    public void Find_TakesTheMostSpecific(string? municipality, string? unit, string first)
    {
        ItemOwner owner = Small.Find(municipality, unit);

        Assert.Equal(first, owner.Display);
        Assert.Equal(first == "Region", owner.IsUncovered);
        Assert.Equal("Region <region@example.org>", $"{owner.Regional}");
    }

    [Fact]
    public void Find_ComposedAndDecomposedLetters_AreTheSame()
    {
        OwnerDirectory directory = OwnerDirectory.Read(SmallOwners.Name, SmallOwners.With("municipality: [Alby, ", "municipality: [Ålby, "));

        Assert.Equal("Anna", directory.Find("A\u030Alby", null).Display);
        Assert.Equal("Anna", directory.Find("ålby", null).Display);
    }

    [Fact]
    public void Owner_SaysWhoAndInWhichLanguage()
    {
        ItemOwner alby = Small.Find("Alby", null);
        ItemOwner uncovered = Small.Find("Elsewhere", null);

        Assert.Equal([new("Anna", "anna@example.org", OwnerRole.LocalOwner), new("Super", "super@example.org", OwnerRole.Superuser)], alby.Local);
        Assert.Equal(new OwnerContact("Region", "region@example.org", OwnerRole.RegionalOwner), alby.Regional);
        Assert.Equal(("sv:anna@example.org;super@example.org", "sv"), (alby.Key, alby.Language.Name));
        Assert.Equal(("en:region@example.org", "en"), (uncovered.Key, uncovered.Language.Name));
        Assert.Equal("en", Small.Find(null, "Ward 1").Language.Name);
        Assert.Empty(uncovered.Local);
    }

    [Fact]
    public void Owner_IsTheSameForAllPlacesOfAnEntry() => Assert.Same(Small.Find("Alby", null), Small.Find("0115", "Ward 9"));

    [Fact]
    public void Owners_AreAllOnesByKey() =>
        Assert.Equal(["en:region@example.org", "en:ward@example.org", "sv:anna@example.org;super@example.org", "sv:super@example.org"], Small.Owners.Select(o => o.Key));

    [Fact]
    public void Owners_OfSeveralEntriesWithTheSamePeople_AreOne()
    {
        OwnerDirectory directory = OwnerDirectory.Read(
            SmallOwners.Name,
            SmallOwners.With("{ name: Ward, email: ward@example.org, role: Superuser }\n      language: en", "{ name: Super, email: SUPER@example.org, role: Superuser }"));

        Assert.Equal(directory.Find(null, "Ward 1").Key, directory.Find("Alby", "Ward 2").Key);
        Assert.Equal(3, directory.Owners.Count);
    }

    [Fact]
    public void Local_AreLocalOwnersFirstAndThenByName()
    {
        OwnerDirectory directory = OwnerDirectory.Read(SmallOwners.Name, SmallOwners.With(
            "- { name: Anna, email: anna@example.org, role: LocalOwner }",
            "- { name: Bo, email: bo@example.org, role: Superuser }\n        - { name: Siv, email: siv@example.org, role: LocalOwner }\n        - { name: '  Anna   A ', email: anna@example.org, role: LocalOwner }"));

        Assert.Equal(["Anna A", "Siv", "Bo", "Super"], directory.Find("Alby", null).Local.Select(c => c.Name));
        Assert.Equal("Anna A, Siv", directory.Find("Alby", null).Display);
    }

    [Fact]
    public void Default_IsSwedish()
    {
        OwnerDirectory directory = OwnerDirectory.Read(SmallOwners.Name, SmallOwners.With("    language: en\n  owners", "  owners"));

        Assert.Equal("sv", directory.Find(null, null).Language.Name);
    }

    [Fact]
    public void None_CoversNothingAndHasNobody()
    {
        ItemOwner owner = OwnerDirectory.None.Find("Alby", "Ward 1");

        Assert.True(owner.IsUncovered);
        Assert.Null(owner.Regional);
        Assert.Equal(("sv:", "", "sv"), (owner.Key, owner.Display, owner.Language.Name));
        Assert.Null(OwnerDirectory.None.Regional);
        Assert.Same(owner, Assert.Single(OwnerDirectory.None.Owners));
    }

    [Fact]
    public void Find_AMillionItems_IsCheap()
    {
        Stopwatch watch = Stopwatch.StartNew();
        int covered = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            covered += Small.Find("Alby", (i & 1) == 0 ? "Ward 1" : "Another ward").IsUncovered ? 0 : 1;
        }

        Assert.Equal(1_000_000, covered);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
    }
}
