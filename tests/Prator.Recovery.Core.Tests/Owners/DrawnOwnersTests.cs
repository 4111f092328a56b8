using System.Text;
using CsCheck;
using Prator.Recovery.Core.Owners;
using Xunit;

namespace Prator.Recovery.Core.Tests.Owners;

/// <summary>Drawn files of owners, looked up in by a plain search over their entries.</summary>
public sealed class DrawnOwnersTests
{
    private const int Samples = 300;

    private const string Head =
        "apiVersion: prator.recovery/v1\nkind: Owners\nspec:\n  regional: { name: Region, email: region@example.org }\n  owners:\n";

    /// <summary>Few names, so that units and municipalities meet; null where an entry or item has none.</summary>
    private static readonly string?[] Municipalities = [null, "Vinga", "Norrskär", "1480", "Lillsund"];

    private static readonly string?[] Units = [null, "Medicin 1", "Medicin 2", "Rehab – Ö", "Vinga"];

    private static readonly (string? Municipality, string? Unit)[] Places =
        [.. Municipalities.SelectMany(m => Units.Select(u => (m, u))).Where(p => p is not (null, null))];

    /// <summary>Places in a drawn order; the first few of them are given out to entries, so that none stands twice.</summary>
    private static readonly Gen<Entry[]> Entries =
        Gen.Select(Gen.Shuffle(Places), Gen.Int[1, Places.Length]).Select((places, count) => places
            .Take(count)
            .Select((place, i) => new Entry(place.Municipality, place.Unit, $"Person {i % 7}", $"p{i % 7}@example.org", i % 2 == 0))
            .ToArray());

    [Fact]
    public void EveryPlace_HasExactlyTheOwnerOfThePlainSearch() =>
        Entries.Sample(
            entries =>
            {
                OwnerDirectory directory = Read(entries);
                foreach (string? municipality in Municipalities.Append("Elsewhere"))
                {
                    foreach (string? unit in Units.Append("Another ward"))
                    {
                        Entry? expected = PlainSearch(entries, municipality, unit);
                        ItemOwner found = directory.Find(Respelt(municipality), Respelt(unit));
                        Assert.Equal(expected?.Person ?? "Region", found.Display);
                        Assert.Equal(expected is null, found.IsUncovered);
                        Assert.Equal(expected is { IsEnglish: true } ? "en" : "sv", found.Language.Name);
                        Assert.Single(directory.Owners, o => o.Key == found.Key);
                    }
                }
            },
            iter: Samples);

    [Fact]
    public void Order_OfEntries_ChangesNothing() =>
        Entries.SelectMany(entries => Gen.Shuffle(entries).Select(shuffled => (entries, shuffled))).Sample(
            drawn =>
            {
                OwnerDirectory one = Read(drawn.entries);
                OwnerDirectory other = Read(drawn.shuffled);
                Assert.Equal(one.Owners.Select(Told), other.Owners.Select(Told));
                Assert.All(Places, p => Assert.Equal(Told(one.Find(p.Municipality, p.Unit)), Told(other.Find(p.Municipality, p.Unit))));
            },
            iter: Samples);

    /// <summary>One entry with lists says what several say.</summary>
    [Fact]
    public void Lists_SayWhatSeveralEntriesSay()
    {
        const string Person = "local: [{ name: P, email: p@example.org, role: Superuser }]";
        OwnerDirectory listed = OwnerDirectory.Read("listed.yaml", Head + $"    - municipality: [A, B]\n      unit: [C, D]\n      {Person}\n");
        OwnerDirectory single = OwnerDirectory.Read(
            "single.yaml",
            Head + string.Concat("AB".SelectMany(m => "CD".Select(u => $"    - municipality: {m}\n      unit: {u}\n      {Person}\n"))));

        foreach (string? municipality in new[] { "A", "B", "X", null })
        {
            foreach (string? unit in new[] { "C", "D", "X", null })
            {
                Assert.Equal(Told(single.Find(municipality, unit)), Told(listed.Find(municipality, unit)));
            }
        }
    }

    private static OwnerDirectory Read(Entry[] entries)
    {
        StringBuilder text = new(Head);
        foreach (Entry entry in entries)
        {
            text.Append("    - language: ").Append(entry.IsEnglish ? "en" : "sv").Append('\n');
            text.Append(entry.Municipality is { } m ? $"      municipality: {m}\n" : "").Append(entry.Unit is { } u ? $"      unit: {u}\n" : "");
            text.Append("      local: [{ name: ").Append(entry.Person).Append(", email: ").Append(entry.Email).Append(", role: LocalOwner }]\n");
        }

        return OwnerDirectory.Read("drawn.yaml", text.ToString());
    }

    /// <summary>The order of resolution in words: its unit there, its unit anywhere, its municipality.</summary>
    private static Entry? PlainSearch(Entry[] entries, string? municipality, string? unit) =>
        Array.Find(entries, e => unit is not null && municipality is not null && e.Unit == unit && e.Municipality == municipality)
        ?? Array.Find(entries, e => unit is not null && e.Unit == unit && e.Municipality is null)
        ?? Array.Find(entries, e => municipality is not null && e.Unit is null && e.Municipality == municipality);

    private static string? Respelt(string? name) => name is null ? null : $" {name.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal)}";

    private static string Told(ItemOwner owner) =>
        $"{owner.Key}|{owner.Display}|{string.Join(',', owner.Local)}|{owner.Regional}|{owner.Language.Name}|{owner.IsUncovered}";

    private sealed record Entry(string? Municipality, string? Unit, string Person, string Email, bool IsEnglish);
}
