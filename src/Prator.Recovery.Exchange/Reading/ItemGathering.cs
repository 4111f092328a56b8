using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Objects that come by the pipeline, held until its end: rows of names and values, and items that were made before.
/// They are mapped, compared and balanced as rows of files are.
/// </summary>
public sealed class ItemGathering<TItem>
    where TItem : ExportRow
{
    /// <summary>The file name of rows that came by the pipeline.</summary>
    public const string FileName = "pipeline";

    private readonly ItemShape<TItem> _shape = ItemShape<TItem>.Instance;
    private readonly ObjectRow _object;
    private readonly RowReader _reader;
    private readonly RowHash _hash;
    private readonly RowDraft _row;
    private readonly Rejection _rejection;
    private readonly TextCache _texts = new();
    private readonly KeyTable _keys = new();
    private readonly List<Held> _held = [];
    private readonly HeaderTable _headers;
    private readonly ImportProfile _profile;
    private int _count;
    private int _items;
    private int _duplicates;
    private int _rejected;
    private int _mapped;

    public ItemGathering(ReadingOptions options)
    {
        _profile = options.Profile;
        _headers = options.Profile.HeadersOf(_shape.Kind);
        _object = new ObjectRow(_headers, _shape, options.Zone);
        _reader = new RowReader(_shape, options);
        _hash = new RowHash(_shape, options.AsOf);
        _row = new RowDraft(_shape);
        _rejection = new Rejection(_shape, options);
    }

    /// <summary>Where the objects taken so far go.</summary>
    public Balance Balance => new(_items, _duplicates, _rejected);

    /// <summary>What a person should know about the objects: properties that are not read, two for one column.</summary>
    public IReadOnlyList<string> Warnings => [.. _object.Warnings().Select(w => $"{FileName}: {PersonalNumber.Mask(w)}")];

    /// <summary>Takes an object.</summary>
    /// <param name="values">Its properties: texts, dates, booleans, numbers, null, or lists of texts.</param>
    public void Add(IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        _mapped++;
        _object.Set(++_count, values);
        _reader.Read(_object, _row);
        if (_row.Fault != RowFault.None)
        {
            _rejected++;
            _held.Add(new Held(null, _rejection.Of(FileName, _object, _row), 0));
            return;
        }

        Hold(row => _shape.Make(row, new RowPlace(FileName, _count), duplicate: false, _texts));
    }

    /// <summary>Takes an item that was made before. It keeps its source, and its mark as a duplicate if it has one.</summary>
    public void Add(TItem item)
    {
        _count++;
        _row.Clear();
        _shape.Describe(item, _row);
        Hold(_ => item);
    }

    /// <summary>The items and rejected rows in the order they came.</summary>
    /// <exception cref="ExportException">Objects came, but none with a property that could identify an item.</exception>
    public IEnumerable<ReadRow<TItem>> Rows()
    {
        if (_mapped > 0)
        {
            if (!_object.Columns.HasIdentity)
            {
                throw HeaderSearch.MissingFromObjects(FileName, _headers);
            }

            KindCheck.MustFit(FileName, _object.Columns, _shape.Kind, _profile);
        }

        return Results();
    }

    private IEnumerable<ReadRow<TItem>> Results()
    {
        foreach (Held held in _held)
        {
            yield return held.Item is { } item
                ? new ReadRow<TItem>(_keys.HasSeveral(held.Key) ? _shape.AsDuplicate(item) : item, null)
                : new ReadRow<TItem>(null, held.Rejected);
        }
    }

    private void Hold(Func<RowDraft, TItem> make)
    {
        ulong key = _hash.Key(_row);
        if (_keys.Add(key, _hash.Content(_row)) == Standing.First)
        {
            _items++;
            _held.Add(new Held(make(_row), null, key));
        }
        else
        {
            _duplicates++;
        }
    }

    private readonly record struct Held(TItem? Item, RejectedRow? Rejected, ulong Key);
}
