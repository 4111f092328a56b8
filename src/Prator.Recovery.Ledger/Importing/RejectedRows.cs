namespace Prator.Recovery.Ledger;

/// <summary>
/// Keeps rejected rows until a later export mends them. A row with an id is mended when that id is read; of rows without one
/// nobody can tell which is which, so they last until an export of the same source and kind rejects no such row any more.
/// </summary>
internal sealed class RejectedRows(ImportRun run)
{
    private readonly List<RejectedEntry> _open = [.. run.Store.Rejected(onlyOpen: true)];
    private readonly Dictionary<string, RejectedEntry> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RejectedEntry> _withoutId = [];
    private readonly List<RejectedSeen> _seen = [];
    private ItemSource _source;
    private RecordKind _kind;

    public void Begin(ItemSource source, RecordKind kind)
    {
        _source = source;
        _kind = kind;
        _byId.Clear();
        _withoutId.Clear();
        _seen.Clear();
        foreach (RejectedEntry entry in _open.Where(e => e.Source == source && e.Kind == kind))
        {
            if (HasId(entry.File, entry.Row, entry.Reference))
            {
                _byId.TryAdd(entry.Reference, entry);
            }
            else
            {
                _withoutId.Add(entry);
            }
        }
    }

    /// <summary>Takes a row; nothing that is shaped like a personnummer is kept of it, a file's name included.</summary>
    public void Add(RejectedSeen row) => _seen.Add(row with
    {
        File = ShownText.Of(row.File),
        Reference = ShownText.Of(row.Reference),
        Reason = ShownText.Of(row.Reason),
        Unit = ShownText.OrNull(row.Unit),
        Municipality = ShownText.OrNull(row.Municipality),
        Owner = ShownText.OrNull(row.Owner),
    });

    /// <summary>Says that a row with an id could be read.</summary>
    public void Saw(string? id)
    {
        if (id is not null && !run.Request.Backfill && _byId.Remove(id, out RejectedEntry? mended))
        {
            Mend(mended);
        }
    }

    public void End()
    {
        foreach (RejectedSeen row in _seen)
        {
            Keep(row);
        }

        if (!run.Request.Backfill)
        {
            _withoutId.ForEach(Mend);
        }
    }

    /// <summary>How many rows nobody has mended yet, of all imports.</summary>
    public int Open => _open.Count;

    /// <summary>How many rows this import mended.</summary>
    public int Mended { get; private set; }

    private void Keep(RejectedSeen row)
    {
        if (HasId(row.File, row.Row, row.Reference))
        {
            _byId.Remove(row.Reference, out RejectedEntry? known);
            Write(row, known);
            return;
        }

        int again = _withoutId.FindIndex(e => (e.Column, e.Reason, e.Unit, e.Municipality, e.Owner) == (row.Column, row.Reason, row.Unit, row.Municipality, row.Owner));
        RejectedEntry? same = again < 0 ? null : _withoutId[again];
        if (again >= 0)
        {
            _withoutId.RemoveAt(again);
        }

        Write(row, same);
    }

    private void Write(RejectedSeen row, RejectedEntry? known)
    {
        RejectedEntry entry = new()
        {
            Id = known?.Id ?? run.NextRejected(),
            Source = _source,
            Kind = _kind,
            File = row.File,
            Row = row.Row,
            Column = row.Column,
            Reason = row.Reason,
            Reference = row.Reference,
            Unit = row.Unit,
            Municipality = row.Municipality,
            Owner = row.Owner,
            FirstOperation = known?.FirstOperation ?? run.Log.Operation,
        };
        if (entry == known)
        {
            return;
        }

        if (known is not null)
        {
            _open.Remove(known);
        }

        _open.Add(entry);
        Append(EventKinds.Rejected, entry);
    }

    private void Mend(RejectedEntry entry)
    {
        _open.Remove(entry);
        Mended++;
        Append(EventKinds.Mended, entry with { MendedOperation = run.Log.Operation });
    }

    private void Append(EventKinds kind, RejectedEntry entry)
    {
        run.Log.Body.Begin();
        run.Log.Body.Part(BodyPart.Rejected, entry);
        run.Log.Append(kind);
        run.Store.Put(entry);
    }

    private static bool HasId(string file, int row, string reference) =>
        reference != string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}#{row}");
}
