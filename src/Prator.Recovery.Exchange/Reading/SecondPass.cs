using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>The second pass: makes the items, and checks that the files say what they said in the first.</summary>
internal sealed class SecondPass<TItem>
    where TItem : ExportRow
{
    private readonly ItemShape<TItem> _shape = ItemShape<TItem>.Instance;
    private readonly RowReader _reader;
    private readonly RowHash _hash;
    private readonly RowDraft _row;
    private readonly Rejection _rejection;
    private readonly TextCache _texts = new();
    private readonly SurveyedRows _rows;
    private readonly ReadMeter _meter;

    public SecondPass(ReadingOptions options, SurveyedRows rows, ReadMeter meter)
    {
        _reader = new RowReader(_shape, options);
        _hash = new RowHash(_shape, options.AsOf);
        _row = new RowDraft(_shape);
        _rejection = new Rejection(_shape, options);
        _rows = rows;
        _meter = meter;
    }

    public IEnumerable<ReadRow<TItem>> Rows(SurveyedFile file)
    {
        file.MustBeUnchanged();
        string name = file.File.Name;
        int items = 0;
        int duplicates = 0;
        int rejected = 0;
        _meter.BeginFile();
        using Table table = file.File.Open(_meter);
        while (Read(table, file))
        {
            _reader.Read(table, _row);
            if (_row.Fault != RowFault.None)
            {
                rejected++;
                yield return new ReadRow<TItem>(null, _rejection.Of(name, table, _row)) { RejectedId = _rejection.IdOf(table, _row) };
            }
            else if (Claim(file, out bool hasSeveral) == Standing.First)
            {
                items++;
                yield return new ReadRow<TItem>(_shape.Make(_row, new RowPlace(name, table.Row), hasSeveral, _texts), null);
            }
            else
            {
                duplicates++;
            }
        }

        file.MustBeUnchanged();
        if (new Balance(items, duplicates, rejected) != file.Balance || _meter.FileHash != file.BytesHash)
        {
            throw SurveyedFile.Changed(file.Path);
        }
    }

    private static bool Read(Table table, SurveyedFile file)
    {
        try
        {
            return table.Read();
        }
        catch (NotUtf8Exception)
        {
            throw SurveyedFile.Changed(file.Path);
        }
    }

    private Standing Claim(SurveyedFile file, out bool hasSeveral)
    {
        try
        {
            if (_rows.AreCompared)
            {
                return _rows.Claim(_hash.Key(_row), _hash.Content(_row), out hasSeveral);
            }

            hasSeveral = false;
            return _rows.Claim();
        }
        catch (KeyNotFoundException)
        {
            throw SurveyedFile.Changed(file.Path);
        }
    }
}
