using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Keeps rejected rows until a later export mends them. A row with an id is mended when that id is read. A row without one, or
/// with one that may not be shown, is mended when it is rejected no more and a row has come that nobody knew; one that was merely
/// removed stays open.
/// </summary>
internal sealed class RejectedRows(ImportRun run)
{
    private readonly List<RejectedEntry> _open = [.. run.Store.Rejected(onlyOpen: true)];
    private readonly Dictionary<string, List<RejectedEntry>> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(ItemSource, RecordKind, UInt128)> _unreadable = [];
    private readonly List<RejectedEntry> _withoutId = [];
    private readonly List<RejectedSeen> _seen = [];
    private ItemSource _source;
    private RecordKind _kind;
    private int _newRows;
    private int _newWithoutId;

    public void Begin(ItemSource source, RecordKind kind)
    {
        _source = source;
        _kind = kind;
        _byId.Clear();
        _withoutId.Clear();
        _seen.Clear();
        _read.Clear();
        _newRows = 0;
        _newWithoutId = 0;
        foreach (RejectedEntry entry in _open.Where(e => e.Source == source && e.Kind == kind))
        {
            if (HasId(entry.File, entry.Row, entry.Reference))
            {
                (_byId.TryGetValue(entry.Reference, out List<RejectedEntry>? same) ? same : _byId[entry.Reference] = []).Add(entry);
            }
            else
            {
                _withoutId.Add(entry);
            }
        }
    }

    /// <summary>Takes a row; nothing that is shaped like a personnummer is kept of it, a file's name included.</summary>
    public void Add(RejectedSeen row)
    {
        string? id = HasId(row.File, row.Row, row.Reference) ? row.Reference : row.Id;
        if (id is not null && ShownText.IsHarmless(id))
        {
            _unreadable.Add((_source, _kind, RecordKey.OfId(id)));
        }

        _seen.Add(row with
        {
            Id = null,
            File = ShownText.Of(row.File),
            Reference = ShownText.Of(row.Reference),
            Reason = ShownText.Of(row.Reason),
            Unit = ShownText.OrNull(row.Unit),
            Municipality = ShownText.OrNull(row.Municipality),
            Owner = ShownText.OrNull(row.Owner),
        });
    }

    /// <summary>Says that a row could be read, with its id where it has one.</summary>
    /// <param name="id">The id; null where it has none.</param>
    /// <param name="isNew">Whether the ledger did not know the row.</param>
    public void Saw(string? id, bool isNew)
    {
        _newRows += isNew ? 1 : 0;
        _newWithoutId += isNew && (id is null || !ItemId.IsLikeOne(id)) ? 1 : 0;
        if (id is not null && _byId.Count > 0 && _byId.ContainsKey(id))
        {
            _read.Add(id);
        }
    }

    /// <summary>Whether a source has a row with this key today that can't be read: it is there, whatever it says.</summary>
    public bool IsUnreadable(in RecordMark record) => record.HasId && _unreadable.Contains((record.Source, record.Kind, record.Key));

    public void End()
    {
        _seen.ForEach(Keep);
        if (run.Request.Backfill)
        {
            return;
        }

        foreach (RejectedEntry mended in _read.SelectMany(id => _byId[id]))
        {
            Mend(mended);
        }

        // Of rows without an id nobody can tell which is which: as many are mended as there are rows that nobody knew. One that
        // was wrong as a whole may have got an id by being mended.
        List<RejectedEntry> wholes = [.. _withoutId.Where(e => e.Column is null).Take(_newRows)];
        List<RejectedEntry> others = [.. _withoutId.Where(e => e.Column is not null).Take(Math.Min(_newWithoutId, _newRows - wholes.Count))];
        foreach (RejectedEntry mended in wholes.Concat(others))
        {
            Mend(mended);
        }
    }

    /// <summary>Hands open rows on to the regional owner that have waited for too long, and that nobody has handed on.</summary>
    /// <param name="waited">How many working days, by the operation since which; only of those that are too long ago.</param>
    public void Escalate(IReadOnlyDictionary<long, int> waited)
    {
        for (int i = 0; i < _open.Count; i++)
        {
            if (_open[i].EscalatedOperation == 0 && waited.TryGetValue(_open[i].FirstOperation, out int days))
            {
                _open[i] = _open[i] with { EscalatedOperation = run.Log.Operation };
                Append(EventKinds.Escalated, _open[i], body => body.Part(BodyPart.Waited, days));
            }
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
            Write(row, Known(row.Reference));
            return;
        }

        int again = _withoutId.FindIndex(e => e.Reason == row.Reason && IsAlike(e, row));

        // An earlier version told the reason in other words.
        again = again >= 0 ? again : _withoutId.FindIndex(e => e.HasSentence && IsAlike(e, row));
        RejectedEntry? same = again < 0 ? null : _withoutId[again];
        if (again >= 0)
        {
            _withoutId.RemoveAt(again);
        }

        Write(row, same);
    }

    private static bool IsAlike(RejectedEntry entry, RejectedSeen row) =>
        (entry.Column, entry.Unit, entry.Municipality, entry.Owner) == (row.Column, row.Unit, row.Municipality, row.Owner);

    // One of the open rows of the id, which is then taken.
    private RejectedEntry? Known(string id)
    {
        if (!_byId.TryGetValue(id, out List<RejectedEntry>? open) || open.Count == 0)
        {
            return null;
        }

        RejectedEntry known = open[0];
        open.RemoveAt(0);
        return known;
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
            EscalatedOperation = known?.EscalatedOperation ?? 0,
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

    private void Append(EventKinds kind, RejectedEntry entry, Action<EntryBodyWriter>? add = null)
    {
        run.Log.Body.Begin();
        run.Log.Body.Part(BodyPart.Rejected, entry);
        add?.Invoke(run.Log.Body);
        run.Log.Append(kind);
        run.Store.Put(entry);
    }

    private static bool HasId(string file, int row, string reference) =>
        reference != string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}#{row}");
}
