using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Prator.Recovery.Ledger.Tests.Keys;

public sealed class LedgerKeysTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 2, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("keys-");

    private string Folder => Path.Combine(_root.FullName, "app", "keys");

    private string Ledgers => Path.Combine(_root.FullName, "ledgers");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Make_WritesTwoFiles_OfTheOwnerOnly()
    {
        using LedgerKeys keys = LedgerKeys.Make(Ledgers, Now, TestKeys.InFiles(Folder));
        string[] files = [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)];
        Assert.Equal([$"{keys.Identity.Id:D}.chain.key", $"{keys.Identity.Id:D}.identifiers.key"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(file)).Length));
        Assert.NotEqual(File.ReadAllText(files[0]), File.ReadAllText(files[1]));
        Assert.All(files, OwnerOnly.AssertFile);
        OwnerOnly.AssertFolder(Folder);
    }

    [Fact]
    public void Open_FindsWhatMakeMade()
    {
        byte[] secret;
        UInt128 hash;
        LedgerIdentity identity;
        using (LedgerKeys made = LedgerKeys.Make(Ledgers, Now, TestKeys.InFiles(Folder)))
        {
            identity = made.Identity;
            (secret, hash) = (Seal(made, "anyone"), Hash(made, "anyone"));
        }

        using LedgerKeys found = LedgerKeys.Open(identity, TestKeys.InFiles(Folder));
        Assert.True(found.HasIdentifiers && found.HasChain);
        using IdentifierCipher cipher = found.OpenCipher();
        Assert.Equal("anyone", Encoding.UTF8.GetString(cipher.Open(secret)));
        Assert.Equal(hash, Hash(found, "anyone"));
    }

    [Fact]
    public void Make_InTheKeysFolder_IsRefused()
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => LedgerKeys.Make(Folder, Now, TestKeys.InFiles(Folder)));
        Assert.Equal(LedgerFault.NotPossible, fault.Fault);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Make_FromVariables_WritesNoFile()
    {
        KeyPlaces places = TestKeys.InVariables(Folder, TestKeys.Identifiers, TestKeys.Chain);
        using LedgerKeys keys = LedgerKeys.Make(Ledgers, Now, places);
        Assert.False(Directory.Exists(Folder));
        using LedgerKeys again = LedgerKeys.Open(keys.Identity, places);
        Assert.True(again.HasIdentifiers && again.HasChain);
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64, but 44 characters long, like a k")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void MalformedVariable_IsRefused_AndNotPrinted(string value)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => LedgerKeys.Make(Ledgers, Now, TestKeys.InVariables(Folder, value, null)));
        Assert.Equal(LedgerFault.KeyWrong, fault.Fault);
        Assert.Contains(KeyPlaces.IdentifierVariable, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MalformedChainVariable_LeavesNoFile()
    {
        Assert.Throws<LedgerException>(() => LedgerKeys.Make(Ledgers, Now, TestKeys.InVariables(Folder, null, "x")));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void MissingKeys_SayWhatIsMissing()
    {
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, TestKeys.InFiles(Folder));
        Directory.Delete(Folder, recursive: true);
        using LedgerKeys keys = LedgerKeys.Open(made.Identity, TestKeys.InFiles(Folder));
        Assert.False(keys.HasIdentifiers || keys.HasChain);
        AssertFault(LedgerFault.KeyMissing, KeyPlaces.ChainVariable, () => keys.OpenChain(null));
        AssertFault(LedgerFault.KeyMissing, KeyPlaces.ChainVariable, keys.OpenVerifier);
        AssertFault(LedgerFault.KeyMissing, KeyPlaces.IdentifierVariable, keys.OpenCipher);
        AssertFault(LedgerFault.KeyMissing, KeyPlaces.IdentifierVariable, keys.OpenHash);
    }

    [Fact]
    public void WrongKey_IsFound()
    {
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, TestKeys.InFiles(Folder));
        using LedgerKeys otherChain = LedgerKeys.Open(made.Identity, TestKeys.InVariables(Folder, null, TestKeys.Chain));
        Assert.Equal((true, false), (otherChain.HasIdentifiers, otherChain.HasChain));
        AssertFault(LedgerFault.KeyWrong, KeyPlaces.ChainVariable, () => otherChain.OpenChain(null));
        AssertFault(LedgerFault.KeyWrong, KeyPlaces.ChainVariable, otherChain.OpenVerifier);

        using LedgerKeys otherIdentifiers = LedgerKeys.Open(made.Identity, TestKeys.InVariables(Folder, TestKeys.Identifiers, null));
        Assert.Equal((false, true), (otherIdentifiers.HasIdentifiers, otherIdentifiers.HasChain));
        AssertFault(LedgerFault.KeyWrong, KeyPlaces.IdentifierVariable, otherIdentifiers.OpenCipher);
        Assert.Contains(KeyPlaces.IdentifierVariable, Assert.Single(otherIdentifiers.Faults).Message, StringComparison.Ordinal);

        string chain = Path.Combine(Folder, $"{made.Identity.Id:D}.chain.key");
        File.WriteAllText(chain, TestKeys.Chain);
        using LedgerKeys otherFile = LedgerKeys.Open(made.Identity, TestKeys.InFiles(Folder));
        AssertFault(LedgerFault.KeyWrong, chain, otherFile.OpenVerifier);
    }

    [Fact]
    public void HashedOtherwise_IsRefused_TheChainStays()
    {
        KeyPlaces places = TestKeys.InVariables(Folder, TestKeys.Identifiers, TestKeys.Chain);
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, places);
        byte[] former = HMACSHA256.HashData(Convert.FromBase64String(TestKeys.Identifiers), Encoding.UTF8.GetBytes($"Prator.Recovery key check {made.Identity.Id:D}"));
        using LedgerKeys keys = LedgerKeys.Open(made.Identity with { IdentifierCheck = former }, places);
        Assert.Equal((false, true), (keys.HasIdentifiers, keys.HasChain));
        AssertFault(LedgerFault.NotPossible, "before 0.1.0", keys.OpenHash);
        AssertFault(LedgerFault.NotPossible, "new ledger", keys.OpenCipher);
    }

    [Fact]
    public void Destroyed_IdentifiersAreGone_TheChainStays()
    {
        KeyPlaces places = TestKeys.InFiles(Folder);
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, places);
        Assert.True(LedgerKeys.DestroyIdentifiers(made.Identity, places));
        Assert.Single(Directory.GetFiles(Folder));
        using LedgerKeys keys = LedgerKeys.Open(made.Identity with { Salt = null }, places);
        Assert.True(keys.HasChain);
        AssertFault(LedgerFault.Ended, "retention", keys.OpenCipher);
    }

    [Fact]
    public void Destroyed_FromAVariable_TheSaltMakesItUseless()
    {
        KeyPlaces places = TestKeys.InVariables(Folder, TestKeys.Identifiers, TestKeys.Chain);
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, places);
        Assert.False(LedgerKeys.DestroyIdentifiers(made.Identity, places));
        using LedgerKeys keys = LedgerKeys.Open(made.Identity with { Salt = null }, places);
        Assert.False(keys.HasIdentifiers);
        AssertFault(LedgerFault.Ended, "retention", keys.OpenHash);
    }

    [Fact]
    public void Discard_RemovesBothFiles()
    {
        using LedgerKeys made = LedgerKeys.Make(Ledgers, Now, TestKeys.InFiles(Folder));
        made.Discard();
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Cipher_OpensWhatItSealed_AndNothingChanged()
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using IdentifierCipher cipher = keys.OpenCipher();
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 1000], Gen.Byte[1, 255]).Sample((plain, place, mask) =>
        {
            byte[] secret = cipher.Seal(plain);
            Assert.Equal(plain.Length + IdentifierCipher.Overhead, secret.Length);
            Assert.Equal(plain, cipher.Open(secret));
            Assert.NotEqual(secret, cipher.Seal(plain));
            secret[place % secret.Length] ^= mask;
            Assert.Equal(LedgerFault.Damaged, Assert.Throws<LedgerException>(() => cipher.Open(secret)).Fault);
        }, iter: 300, threads: 1);
        Assert.Throws<LedgerException>(() => cipher.Open(new byte[5]));
    }

    [Fact]
    public void Hash_TellsTextsAndPurposesApart()
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using IdentifierHash hash = keys.OpenHash();
        Gen.Select(Gen.String[0, 400], Gen.String[0, 400], Gen.Byte, Gen.Byte).Sample((one, other, purpose, another) =>
        {
            one = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(one));
            other = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(other));
            Assert.Equal(hash.Of(one, purpose), hash.Of(one, purpose));
            Assert.Equal(one == other && purpose == another, hash.Of(one, purpose) == hash.Of(other, another));
            Assert.NotEqual(UInt128.Zero, hash.Of(one, purpose));
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Hash_OfManyTexts_IsThatOfEach()
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using IdentifierHash hash = keys.OpenHash();
        Gen.Select(Gen.String[0, 20].Null().Array[0, 40], Gen.Byte).Sample((texts, purpose) =>
        {
            UInt128[] hashes = new UInt128[texts.Length];
            hash.Of(texts, purpose, hashes);
            Assert.Equal(texts.Select(t => string.IsNullOrEmpty(t) ? UInt128.Zero : hash.Of(t, purpose)), hashes);
        }, iter: 300, threads: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("191212121212")]
    [InlineData("12345678901234")]
    [InlineData("123456789012345")]
    [InlineData("ååååååå")]
    [InlineData("åååååååå")]
    public void Hash_IsOfTheKey(string text)
    {
        using LedgerKeys keys = TestKeys.Fixed();
        using LedgerKeys others = LedgerKeys.Open(keys.Identity with { Salt = new byte[32] }, TestKeys.Places);
        Assert.NotEqual(Hash(keys, text), Hash(others, text));
        Assert.NotEqual(Hash(keys, text), Hash(keys, text + '\0'));
    }

    private static byte[] Seal(LedgerKeys keys, string text)
    {
        using IdentifierCipher cipher = keys.OpenCipher();
        return cipher.Seal(Encoding.UTF8.GetBytes(text));
    }

    private static UInt128 Hash(LedgerKeys keys, string text)
    {
        using IdentifierHash hash = keys.OpenHash();
        return hash.Of(text, 1);
    }

    private static void AssertFault(LedgerFault expected, string named, Func<IDisposable> act)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => act().Dispose());
        Assert.Equal(expected, fault.Fault);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }
}
