using System.Buffers.Binary;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>Rows in the form that PostgreSQL's binary COPY reads: of each value its length and its bytes, big-endian.</summary>
/// <remarks>Nothing is kept of what is given: a caller may reuse its own buffers at once.</remarks>
internal sealed class CopyBuffer : IPostgresRow
{
    private const int First = 64 * 1024;
    private const int BytesOfChar = 3;
    private const int NoValue = -1;
    private const short NoMoreRows = -1;

    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private byte[] _bytes = new byte[First];
    private int _used;

    /// <summary>How many bytes the rows take.</summary>
    public int Length => _used;

    public bool IsEmpty => _used == 0;

    // The signature, no flags, no extension.
    private static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public void Clear() => _used = 0;

    public void BeginRow(int columns) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)columns);

    public void Number(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(sizeof(long)), value);

    public void Integer(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(sizeof(int)), value);

    public void Code(int value) => BinaryPrimitives.WriteInt16BigEndian(Value(sizeof(short)), checked((short)value));

    public void Flag(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    public void Text(string? value)
    {
        if (value is null)
        {
            Nothing();
            return;
        }

        int start = _used;
        Span<byte> room = Take(sizeof(int) + (value.Length * BytesOfChar));
        int length = Encoding.UTF8.GetBytes(value, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _used = start + sizeof(int) + length;
    }

    public void Day(DateOnly? value)
    {
        if (value is { } day)
        {
            Integer(day.DayNumber - Epoch);
        }
        else
        {
            Nothing();
        }
    }

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Value(value.Length));

    public void Nothing() => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), NoValue);

    /// <summary>Writes the rows with what a COPY begins and ends with.</summary>
    public void SendTo(Stream stream)
    {
        stream.Write(Header);
        stream.Write(_bytes, 0, _used);
        Span<byte> end = stackalloc byte[sizeof(short)];
        BinaryPrimitives.WriteInt16BigEndian(end, NoMoreRows);
        stream.Write(end);
    }

    private Span<byte> Value(int length)
    {
        Span<byte> room = Take(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[sizeof(int)..];
    }

    private Span<byte> Take(int length)
    {
        if (_bytes.Length - _used < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        }

        Span<byte> room = _bytes.AsSpan(_used, length);
        _used += length;
        return room;
    }
}
