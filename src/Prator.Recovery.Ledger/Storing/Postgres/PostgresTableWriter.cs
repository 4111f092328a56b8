using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Gathers the rows of one table and gives them to the server in large parts: new ones by binary COPY, changed ones once
/// each, however often they were put.
/// </summary>
internal sealed class PostgresTableWriter<TRow>(PostgresSession session, PostgresTable<TRow> table)
{
    private const int FullBytes = 1024 * 1024;
    private const int MostChanges = 5_000;

    // Below this a temporary table costs more than it saves.
    private const int FewChanges = 100;

    private readonly Dictionary<long, TRow> _changed = [];
    private readonly CopyBuffer _new = new();
    private bool _hasTemporary;

    /// <summary>A row whose number is in the table for the first time.</summary>
    public void Add(TRow row)
    {
        Write(_new, row);
        if (_new.Length >= FullBytes)
        {
            CopyNew();
        }
    }

    /// <summary>A row that takes the place of the one with its number, or is added where there is none.</summary>
    public void Replace(long number, TRow row)
    {
        _changed[number] = row;
        if (_changed.Count >= MostChanges)
        {
            Flush();
        }
    }

    /// <summary>Gives the server everything, so that a query sees it.</summary>
    public void Flush()
    {
        if (!_new.IsEmpty)
        {
            CopyNew();
        }

        if (_changed.Count > FewChanges)
        {
            CopyChanges();
        }
        else if (_changed.Count > 0)
        {
            session.Run(_changed.Values.Select(Upsert));
        }

        _changed.Clear();
    }

    private void CopyNew()
    {
        session.Copy(table.CopyNew, _new);
        _new.Clear();
    }

    private void CopyChanges()
    {
        if (!_hasTemporary)
        {
            session.Execute(table.MakeChanges);
            _hasTemporary = true;
        }

        foreach (TRow row in _changed.Values)
        {
            Write(_new, row);
        }

        session.Copy(table.CopyChanges, _new);
        _new.Clear();
        session.Execute(table.TakeChanges);
    }

    private NpgsqlBatchCommand Upsert(TRow row)
    {
        NpgsqlBatchCommand command = new(table.Upsert);
        table.Write(new ParameterRow(command), row);
        return command;
    }

    private void Write(CopyBuffer to, TRow row)
    {
        to.BeginRow(table.Columns.Count);
        table.Write(to, row);
    }
}
