using CsCheck;

namespace Prator.Recovery.Exchange.Tests;

public sealed class SharedTextsTests
{
    [Fact]
    public void Gives_back_what_was_added() =>
        Gen.Select(Gen.Frequency((50, Gen.Int[0, 40]), (1, Gen.Int[0, 200_000])), Gen.Char['\u0020', '\u2000'])
            .Select((length, letter) => new string(letter, length))
            .Array[0, 2000]
            .Sample(
                added =>
                {
                    SharedTexts texts = new();
                    foreach (string text in added)
                    {
                        texts.Add(text);
                    }

                    Assert.Equal(added.Length, texts.Count);
                    for (int i = 0; i < added.Length; i++)
                    {
                        Assert.Equal(added[i], texts.Get(i).ToString());
                    }
                },
                iter: 20);
}
