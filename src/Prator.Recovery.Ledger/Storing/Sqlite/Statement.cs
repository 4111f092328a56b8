using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Prator.Recovery.Ledger;

/// <summary>
/// A prepared statement, to be run many times: nothing is allocated for a row. Parameters count from 1, columns from 0. SQLite
/// keeps what is bound, and most columns of most rows are as in the row before: only what is otherwise is bound again.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed unsafe class Statement : ISqliteRow, IDisposable
{
    private const int TextBytes = 256;
    private const int BytesOfChar = 3;
    private const int NullType = 5;
    private const int MoreParameters = 16;

    private readonly SqliteFile _file;
    private readonly sqlite3_stmt _handle;
    private nint _pointer;
    private Held[] _held = [];
    private byte* _text;
    private int _texts;

    public Statement(SqliteFile file, sqlite3_stmt handle)
    {
        _file = file;
        _handle = handle;
        _pointer = handle.DangerousGetHandle();
    }

    public void Bind(int parameter, long value)
    {
        ref Held held = ref HeldAt(parameter);
        if (held.IsNumber && held.Number == value)
        {
            return;
        }

        Check(SqliteNative.BindInt64(_pointer, parameter, value));
        held = new Held(IsNumber: true, value);
    }

    public void Bind(int parameter, bool value) => Bind(parameter, value ? 1 : 0);

    public void Bind(int parameter, string? text)
    {
        ref Held held = ref HeldAt(parameter);
        if (held.IsText && ReferenceEquals(held.Text, text))
        {
            return;
        }

        if (text is null)
        {
            Check(SqliteNative.BindNull(_pointer, parameter));
        }
        else if (text.Length * BytesOfChar <= TextBytes)
        {
            byte* start = TextOf(parameter);
            int length = Encoding.UTF8.GetBytes(text, new Span<byte>(start, TextBytes));
            Check(SqliteNative.BindText(_pointer, parameter, start, length, SqliteNative.Static));
        }
        else
        {
            BindLong(parameter, text);
        }

        held = new Held(IsText: true, Text: text);
    }

    /// <summary>Binds bytes that SQLite copies.</summary>
    public void BindBlob(int parameter, ReadOnlySpan<byte> bytes)
    {
        HeldAt(parameter) = default;
        fixed (byte* start = bytes)
        {
            byte empty = 0;
            Check(SqliteNative.BindBlob(_pointer, parameter, start is null ? &empty : start, bytes.Length, SqliteNative.Transient));
        }
    }

    /// <summary>Binds bytes that must not move before the statement was run; null for no value.</summary>
    public void BindBlob(int parameter, byte* bytes, int length)
    {
        HeldAt(parameter) = default;
        Check(SqliteNative.BindBlob(_pointer, parameter, bytes, length, SqliteNative.Static));
    }

    /// <summary>Binds UTF-8 that must not move before the statement was run.</summary>
    public void BindText(int parameter, byte* text, int length)
    {
        HeldAt(parameter) = default;
        Check(SqliteNative.BindText(_pointer, parameter, text, length, SqliteNative.Static));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public bool Step()
    {
        int result = SqliteNative.Step(_pointer);
        return result == raw.SQLITE_ROW || (result == raw.SQLITE_DONE ? false : throw Failed());
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready to be run again.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => _ = SqliteNative.Reset(_pointer);

    public long Int64(int column) => SqliteNative.ColumnInt64(_pointer, column);

    public int Int32(int column) => (int)SqliteNative.ColumnInt64(_pointer, column);

    public bool Flag(int column) => SqliteNative.ColumnInt64(_pointer, column) != 0;

    public bool IsNull(int column) => SqliteNative.ColumnType(_pointer, column) == NullType;

    /// <summary>The bytes of a text or a BLOB, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        byte* start = SqliteNative.ColumnBytes(_pointer, column);
        return new ReadOnlySpan<byte>(start, start is null ? 0 : SqliteNative.ColumnLength(_pointer, column));
    }

    /// <summary>A text that many rows share.</summary>
    public string Text(int column) => _file.Texts.Of(Bytes(column));

    /// <summary>A text that many rows share; null where there is none.</summary>
    public string? TextOrNull(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        return bytes.IsEmpty && IsNull(column) ? null : _file.Texts.Of(bytes);
    }

    /// <summary>A text that is every row's own; null where there is none.</summary>
    public string? OwnTextOrNull(int column)
    {
        ReadOnlySpan<byte> bytes = Bytes(column);
        return bytes.IsEmpty && IsNull(column) ? null : Encoding.UTF8.GetString(bytes);
    }

    public void Dispose()
    {
        _pointer = 0;
        _handle.Dispose();
        NativeMemory.Free(_text);
        _text = null;
    }

    private ref Held HeldAt(int parameter)
    {
        if (parameter >= _held.Length)
        {
            Array.Resize(ref _held, parameter + MoreParameters);
        }

        return ref _held[parameter];
    }

    // Each parameter has a place of its own, so that a text stays where it is while others are bound.
    private byte* TextOf(int parameter)
    {
        if (_text is null)
        {
            _texts = raw.sqlite3_bind_parameter_count(_handle);
            _text = (byte*)NativeMemory.Alloc((nuint)(_texts * TextBytes));
        }

        return parameter <= _texts
            ? _text + ((parameter - 1) * TextBytes)
            : throw new ArgumentOutOfRangeException(nameof(parameter));
    }

    private void BindLong(int parameter, string text)
    {
        fixed (byte* start = Encoding.UTF8.GetBytes(text))
        {
            Check(SqliteNative.BindText(_pointer, parameter, start, Encoding.UTF8.GetByteCount(text), SqliteNative.Transient));
        }
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failed();
        }
    }

    private LedgerException Failed()
    {
        LedgerException fault = _file.Fault();
        _ = SqliteNative.Reset(_pointer);
        return fault;
    }

    /// <summary>What a parameter is bound to, where it is a number, or a text or null.</summary>
    private readonly record struct Held(bool IsNumber = false, long Number = 0, bool IsText = false, string? Text = null);
}
