using System.IO.Hashing;
using System.Runtime.InteropServices;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Everything that a row says, as bytes to be hashed: in clear what the ledger keeps in clear, apart what it keeps secret.
/// Equal rows have equal bytes. Where the row was read is no part of it. One serves one thread.
/// </summary>
internal sealed class RowContent
{
    private readonly Part _clear = new();
    private readonly Part _secret = new();

    /// <summary>What may only be hashed with a key; empty where the row has no such field beside the patient's number.</summary>
    public ReadOnlySpan<byte> Secret => _secret.Bytes;

    /// <summary>The hash of what is kept in clear.</summary>
    public UInt128 Clear => XxHash128.HashToUInt128(_clear.Bytes);

    public void Begin()
    {
        _clear.Clear();
        _secret.Clear();
    }

    public void Add(Moment moment) => _clear.Add(moment.ToCode());

    public void Add(DatedAnswer answer)
    {
        _clear.Add(answer.Date.ToCode());
        _clear.Add((byte)answer.Answer);
    }

    /// <summary>Codes that each fit a byte.</summary>
    public void Add(params ReadOnlySpan<byte> codes) => _clear.Add(codes);

    /// <summary>A text that many rows share.</summary>
    public void Add(string? text)
    {
        if (text is not null && !ReferenceEquals(ShownText.Of(text), text))
        {
            _secret.Add(text);
        }
        else
        {
            _clear.Add(text);
        }
    }

    public void AddId(string? id, bool isSecret) => (isSecret ? _secret : _clear).Add(id);

    public void Add(Disposition disposition)
    {
        _clear.Add((byte)disposition.Code);
        if (disposition.Code == DispositionCode.Other)
        {
            _secret.Add(disposition.Text);
        }
        else
        {
            _clear.Add(disposition.Text);
        }
    }

    public void AddSecret(IReadOnlyList<string> texts)
    {
        // An empty list needs no key: its number is the same for everybody.
        _clear.Add(texts.Count);
        foreach (string text in texts)
        {
            _secret.Add(text);
        }
    }

    /// <summary>Bytes one behind the other; each text stands behind its length, so that no two rows look alike.</summary>
    private sealed class Part
    {
        private byte[] _bytes = new byte[512];
        private int _used;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _used);

        public void Clear() => _used = 0;

        public void Add(long number) => MemoryMarshal.Write(Room(sizeof(long)), number);

        public void Add(byte code) => Room(1)[0] = code;

        public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

        public void Add(string? text)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text.AsSpan());
            MemoryMarshal.Write(Room(sizeof(int)), text is null ? -1 : bytes.Length);
            bytes.CopyTo(Room(bytes.Length));
        }

        private Span<byte> Room(int length)
        {
            if (_bytes.Length - _used < length)
            {
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
            }

            _used += length;
            return _bytes.AsSpan(_used - length, length);
        }
    }
}
