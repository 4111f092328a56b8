using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Reads all of a table in the order of its ids, a thousand rows in one step: SQLite calls a function with the columns of each row.
/// To step from row to row, and to ask for each column, costs more than the rows themselves.
/// </summary>
internal abstract unsafe class SqliteScan
{
    /// <summary>How many rows are taken before the caller gets them.</summary>
    protected const int RowsAtOnce = 1024;

    private const string Function = "take_row";

    private Exception? _failed;

    /// <param name="file">The ledger; nothing else is being read by it meanwhile.</param>
    /// <param name="columns">The columns, as in a SELECT.</param>
    /// <param name="table">The table.</param>
    /// <param name="read">Reads one row.</param>
    public static IEnumerable<T> Rows<T>(SqliteFile file, string columns, string table, Func<SqliteValues, T> read)
    {
        SqliteScan<T> scan = new(file.Texts, read);
        scan.Register(file);
        using Statement step = file.Prepare($"SELECT 1 FROM {table} WHERE {Function}({columns}) ORDER BY id");
        bool isMore = true;
        while (isMore)
        {
            isMore = scan.Step(file, step);
            for (int i = 0; i < scan.Count; i++)
            {
                yield return scan.Taken[i];
            }

            scan.Begin();
        }
    }

    /// <summary>Takes a row.</summary>
    /// <returns>Whether the caller is to get what was taken, before more is.</returns>
    protected abstract bool Take(nint* values);

    // The function goes with the connection, or when another scan takes its name; SQLite then lets go of the scan.
    private void Register(SqliteFile file)
    {
        const int Utf8 = 1;
        const int DirectOnly = 0x80000;
        const int AnyNumber = -1;
        nint scan = GCHandle.ToIntPtr(GCHandle.Alloc(this));
        fixed (byte* name = "take_row"u8)
        {
            int result = SqliteNative.CreateFunction(file.Handle.DangerousGetHandle(), name, AnyNumber, Utf8 | DirectOnly, scan, &TakeRow, null, null, &LetGo);
            if (result != raw.SQLITE_OK)
            {
                throw file.Fault();
            }
        }
    }

    private bool Step(SqliteFile file, Statement step)
    {
        try
        {
            return step.Step();
        }
        catch (LedgerException) when (_failed is { } failed)
        {
            throw failed is FormatException or ArgumentException ? SqliteFault.Damaged(file.Path, Messages.RowImpossible, failed) : failed;
        }
    }

    // Nothing may be thrown through SQLite.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void TakeRow(nint context, int count, nint* values)
    {
        SqliteScan scan = (SqliteScan)GCHandle.FromIntPtr(SqliteNative.UserData(context)).Target!;
        try
        {
            SqliteNative.ResultInt(context, scan.Take(values) ? 1 : 0);
        }
        catch (Exception e)
        {
            scan._failed = e;
            SqliteNative.ResultErrorCode(context, raw.SQLITE_ERROR);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void LetGo(nint scan) => GCHandle.FromIntPtr(scan).Free();
}

/// <inheritdoc cref="SqliteScan"/>
internal sealed unsafe class SqliteScan<T>(TextPool texts, Func<SqliteValues, T> read) : SqliteScan
{
    /// <summary>The rows that were taken, so many as <see cref="Count"/>.</summary>
    public T[] Taken { get; } = new T[RowsAtOnce];

    public int Count { get; private set; }

    public void Begin() => Count = 0;

    protected override bool Take(nint* values)
    {
        Taken[Count++] = read(new SqliteValues(values, texts));
        return Count == RowsAtOnce;
    }
}
