using CsCheck;

namespace Prator.Recovery.Exchange.Tests;

public sealed class KeyTableTests
{
    [Fact]
    public void Does_as_a_dictionary_of_sets_does() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 3]).Array[0, 4000].Sample(
            rows =>
            {
                KeyTable table = new();
                Dictionary<ulong, HashSet<ulong>> oracle = [];
                foreach ((int k, int c) in rows)
                {
                    bool isNew = oracle.TryGetValue(Key(k), out HashSet<ulong>? contents)
                        ? contents.Add(Content(c))
                        : oracle.TryAdd(Key(k), [Content(c)]);
                    Assert.Equal(isNew ? Standing.First : Standing.Again, table.Add(Key(k), Content(c)));
                }

                Assert.Equal(oracle.Values.Sum(c => c.Count), table.Count);
                HashSet<(ulong, ulong)> claimed = [];
                foreach ((int k, int c) in rows)
                {
                    Standing standing = table.Claim(Key(k), Content(c), out bool hasSeveral);
                    Assert.Equal(claimed.Add((Key(k), Content(c))) ? Standing.First : Standing.Again, standing);
                    Assert.Equal(oracle[Key(k)].Count > 1, hasSeveral);
                    Assert.Equal(hasSeveral, table.HasSeveral(Key(k)));
                }
            },
            iter: 200);

    [Fact]
    public void Takes_many_contents_of_one_key_without_a_page_of_its_own()
    {
        KeyTable table = new();
        for (int i = 0; i < 100_000; i++)
        {
            Assert.Equal(Standing.First, table.Add(42, Content(i)));
        }

        Assert.Equal(100_000, table.Count);
        Assert.Equal(Standing.Again, table.Add(42, Content(99_999)));
    }

    [Fact]
    public void Row_that_was_not_added_cannot_be_claimed()
    {
        KeyTable table = new();
        table.Add(1, 4);
        Assert.Throws<KeyNotFoundException>(() => table.Claim(2, 4, out _));
        Assert.Throws<KeyNotFoundException>(() => table.Claim(1, 8, out _));
    }

    // As hashes are: spread over all bits.
    private static ulong Key(int k) => k == 0 ? 0 : unchecked((ulong)k * 0x9E37_79B9_7F4A_7C15);

    private static ulong Content(int c) => unchecked((ulong)(c + 1) * 0xC2B2_AE3D_27D4_EB4F);
}
