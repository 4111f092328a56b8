using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Says how a file would be read, before anybody trusts what is read of it.</summary>
public static class ExportInspector
{
    private const int RowsForGuess = 100;

    /// <summary>Reads a whole file as a triage would. A file that cannot be read is no error here but a finding.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="kind">What its rows are about; null to find out from the headers.</param>
    /// <param name="options">How it is to be read.</param>
    /// <param name="mostRejected">How many rejected rows are listed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static ExportInspection Inspect(
        string path, ItemKind? kind, ReadingOptions options, int mostRejected = 10, CancellationToken cancellation = default)
    {
        ItemKind effective = kind ?? GuessKind(path, options) ?? ItemKind.Episode;
        return effective switch
        {
            ItemKind.Episode => Inspect<Episode>(path, kind is null, options, mostRejected, cancellation),
            ItemKind.Sip => Inspect<Sip>(path, kind is null, options, mostRejected, cancellation),
            _ => Inspect<Stay>(path, kind is null, options, mostRejected, cancellation),
        };
    }

    /// <summary>
    /// What the headers of a file say: a census where they say so, else of episodes and SIPs the kind that more columns are
    /// known for; null when none could identify a row, or both fit alike.
    /// </summary>
    public static ItemKind? GuessKind(string path, ReadingOptions options)
    {
        if (ColumnsOf(path, ItemKind.Stay, options) is { } columns && CensusColumns.AreCensus(columns, options.Profile))
        {
            return ItemKind.Stay;
        }

        int episode = ColumnsOf(path, ItemKind.Episode, options)?.Mapped.Length ?? 0;
        int sip = ColumnsOf(path, ItemKind.Sip, options)?.Mapped.Length ?? 0;
        return sip > episode ? ItemKind.Sip : episode > sip ? ItemKind.Episode : null;
    }

    /// <summary>The kind that the headers of a file tell, where nothing may be read as what it is not.</summary>
    /// <exception cref="ExportException">The file can't be read, or its headers fit both kinds alike.</exception>
    public static ItemKind FindKind(string path, ReadingOptions options) => GuessKind(path, options) ?? throw (Inspect(path, null, options).Problem
        ?? new ExportException(
            ExportFault.KindUnclear,
            path,
            Messages.KindUnclear(path)));

    private static ExportInspection Inspect<TItem>(
        string path, bool isGuessed, ReadingOptions options, int mostRejected, CancellationToken cancellation)
        where TItem : ExportRow
    {
        ItemShape shape = ItemShape<TItem>.Instance;
        SurveyedFile? file = null;
        try
        {
            file = SurveyedFile.Of(path);
            ReadMeter meter = new(2 * file.Length, null, cancellation);
            SurveyedRows rows = new ExportSurvey(shape, options, [file], meter).Run();
            ExportReading<TItem> reading = new(options, [file], rows, meter);
            List<RejectedRow> rejected = [];
            Dictionary<string, int> notes = [];
            foreach (ReadRow<TItem> row in reading.Rows())
            {
                if (row.Rejected is { } reject)
                {
                    if (rejected.Count < mostRejected)
                    {
                        rejected.Add(reject);
                    }

                    continue;
                }

                foreach (string note in row.Item!.Warnings.Select(RowNote.Said))
                {
                    notes[note] = notes.GetValueOrDefault(note) + 1;
                }
            }

            return Of(file, shape, isGuessed) with
            {
                Balance = reading.Balance,
                Warnings = file.Warnings,
                Rejected = rejected,
                ItemWarnings = [.. notes],
            };
        }
        catch (ExportException e)
        {
            return Of(file, shape, isGuessed) with { File = PersonalNumber.Mask(path), Problem = e };
        }
    }

    private static ExportInspection Of(SurveyedFile? file, ItemShape shape, bool isGuessed)
    {
        ExportFile? found = file?.Found;
        ColumnMap? columns = file?.Columns;
        return new ExportInspection
        {
            File = PersonalNumber.Mask(file?.Path ?? string.Empty),
            Kind = shape.Kind,
            IsKindGuessed = isGuessed,
            Format = found?.Format,
            Encoding = found?.EncodingName,
            Delimiter = found?.Delimiter,
            Sheet = found?.Sheet,
            Sheets = found?.Sheets ?? [],
            HeaderRow = found?.HeaderRow,
            MappedColumns = columns?.Pairs() ?? [],
            UnmappedColumns = [.. (columns?.Unmapped ?? []).Select(PersonalNumber.Mask)],
            MissingProperties = columns?.Missing() ?? [],
        };
    }

    // The columns of the first rows; null when nothing could identify a row.
    private static ColumnMap? ColumnsOf(string path, ItemKind kind, ReadingOptions options)
    {
        try
        {
            SurveyedFile file = SurveyedFile.Of(path);
            while (true)
            {
                try
                {
                    return ColumnsOf(file, ItemShape.Of(kind), options);
                }
                catch (NotUtf8Exception)
                {
                    if (!file.TakeForWindows1252())
                    {
                        return null;
                    }
                }
            }
        }
        catch (ExportException)
        {
            return null;
        }
    }

    private static ColumnMap? ColumnsOf(SurveyedFile file, ItemShape shape, ReadingOptions options)
    {
        file.Find(shape, options);
        using Table table = file.File.Open(ReadMeter.None);
        for (int i = 0; i < RowsForGuess && table.Read(); i++)
        {
        }

        return table.Columns.HasIdentity ? table.Columns : null;
    }
}
