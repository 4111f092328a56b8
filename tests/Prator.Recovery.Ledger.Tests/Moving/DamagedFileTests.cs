using System.Text;
using CsCheck;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Moving;

/// <summary>Whatever was done to a file on its way, it is refused, with the line where it shows.</summary>
public sealed class DamagedFileTests(SmallFile file) : IClassFixture<SmallFile>
{
    [Fact]
    public void Untouched_IsVerified() => Moves.Verify(file.Write(file.Lines), file.Places);

    [Fact]
    public void EveryByte_OutsideOfTheFirstEntry_IsCovered()
    {
        // The first entry has the policy's whole text; the drawn bytes go there.
        int from = Encoding.UTF8.GetByteCount(file.Lines[0]) + 1;
        int to = from + Encoding.UTF8.GetByteCount(file.Lines[1]);
        for (int at = 0; at < file.Bytes.Length; at++)
        {
            if (at < from + 200 || at >= to - 200)
            {
                Flip(at, 1);
            }
        }
    }

    [Fact]
    public void AnyByte_ChangedToAny_IsRefused() =>
        Gen.Select(Gen.Int[0, file.Bytes.Length - 1], Gen.Byte[1, 255]).Sample((at, by) => Flip(at, by), iter: 500, threads: 1);

    [Fact]
    public void EveryLine_Removed()
    {
        for (int i = 0; i < file.Lines.Count; i++)
        {
            file.Refused(file.Write([.. file.Lines.Take(i), .. file.Lines.Skip(i + 1)]));
        }
    }

    [Fact]
    public void EveryLine_Twice()
    {
        for (int i = 0; i < file.Lines.Count; i++)
        {
            file.Refused(file.Write([.. file.Lines.Take(i + 1), .. file.Lines.Skip(i)]));
        }
    }

    [Fact]
    public void EveryTwoLines_Swapped()
    {
        for (int i = 0; i < file.Lines.Count; i++)
        {
            for (int j = i + 1; j < file.Lines.Count; j++)
            {
                string[] lines = [.. file.Lines];
                (lines[i], lines[j]) = (lines[j], lines[i]);
                file.Refused(file.Write(lines));
            }
        }
    }

    [Fact]
    public void CutOff_AfterEveryLine_IsTold()
    {
        for (int i = 1; i < file.Lines.Count; i++)
        {
            Assert.Contains($":{i + 1}:", file.RefusedBy(LedgerFileFault.Truncated, file.Write(file.Lines.Take(i))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CutOff_Anywhere_IsRefused() =>
        Gen.Int[0, file.Bytes.Length - 1].Sample(length => { file.Refused(file.Write(file.Bytes[..length])); }, iter: 200, threads: 1);

    [Theory]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("{\"end\":1}\n")]
    [InlineData(" ")]
    public void SomethingAfterTheEnd_IsRefused(string more) =>
        file.RefusedBy(LedgerFileFault.Damaged, file.Write([.. file.Bytes, .. Encoding.UTF8.GetBytes(more)]));

    [Fact]
    public void OtherLineEnds_OrAMark_AreRefused()
    {
        file.Refused(file.Write(file.Lines.Select(l => l + "\r")));
        file.Refused(file.Write([0xEF, 0xBB, 0xBF, .. file.Bytes]));
        file.Refused(file.Write(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(file.Bytes))));
    }

    [Fact]
    public void EntryEdited_IsToldWithItsLine()
    {
        string[] lines = [.. file.Lines];
        lines[3] = lines[3].Replace("Vinga", "Ekhamn", StringComparison.Ordinal);
        Assert.NotEqual(file.Lines[3], lines[3]);

        string message = file.RefusedBy(LedgerFileFault.Damaged, file.Write(lines)).Message;

        Assert.Contains(":4: entry 3: The entry does not say what it said", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Ekhamn", message, StringComparison.Ordinal);
    }

    [Fact]
    public void LastEntryCutOff_WithHeadAndEndMarkWrittenAnew_IsFoundByANotedHead()
    {
        int count = file.Lines.Count - 3;
        using LedgerFile whole = LedgerFile.Open(file.Write(file.Lines));
        LedgerEntry[] kept = [.. whole.Entries().Take(count)];
        string shorter = file.Of("shorter.jsonl");
        LedgerFileWriter.Write(shorter, overwrite: false, whole.Head with { Entries = count, Head = new ChainHead(count, kept[^1].Mac).ToString() }, kept, CancellationToken.None);

        Moves.Verify(shorter, file.Places);
        LedgerFileException refused = Assert.Throws<LedgerFileException>(() => Moves.Verify(shorter, file.Places, whole.Head.Head));

        Assert.Equal(LedgerFileFault.Unexpected, refused.Fault);
        Moves.Verify(whole.Path, file.Places, whole.Head.Head);
    }

    [Fact]
    public void HeadWrittenAnew_IsRefused()
    {
        using LedgerFile whole = LedgerFile.Open(file.Write(file.Lines));
        LedgerIdentity identity = whole.Head.Identity;
        LedgerIdentity[] others =
        [
            identity with { Salt = [.. identity.Salt!.Reverse()] },
            identity with { Salt = null },
            identity with { CreatedAt = identity.CreatedAt.AddTicks(1) },
            identity with { IdentifierCheck = [.. identity.IdentifierCheck.Reverse()] },
            identity with { ChainCheck = [.. identity.ChainCheck.Reverse()] },
            identity with { Id = Guid.NewGuid() },
        ];
        foreach (LedgerIdentity other in others)
        {
            string path = file.Of($"{UniqueName.Next()}.jsonl");
            LedgerFileWriter.Write(path, overwrite: false, whole.Head with { Identity = other }, whole.Entries(), CancellationToken.None);
            file.Refused(path);
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("9007199254740993")]
    public void NewerFormat_IsTold(string version)
    {
        string path = file.Edited("{\"prator.recovery/ledger\":1,", $"{{\"prator.recovery/ledger\":{version},\"more\":[],");

        Assert.Contains(version, file.RefusedBy(LedgerFileFault.TooNew, path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}\n")]
    [InlineData("[1]\n")]
    [InlineData("VårdtillfälleId;Personnummer\n1;2\n")]
    [InlineData("{\"prator.recovery/ledger\":0}\n")]
    [InlineData("{\"prator.recovery/ledger\":\"1\"}\n")]
    [InlineData("SQLite format 3\0")]
    public void AnotherFile_IsForeign(string text) => file.RefusedBy(LedgerFileFault.Foreign, file.Write(Encoding.UTF8.GetBytes(text)));

    private void Flip(int at, byte by)
    {
        byte[] bytes = [.. file.Bytes];
        bytes[at] ^= by;
        file.Refused(file.Write(bytes));
    }
}
