using System.Buffers;
using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Exchange;

/// <summary>Reads a profile from YAML and refuses whatever is not one, with its place.</summary>
internal static class ProfileYaml
{
    private const string Kind = "ImportProfile";

    public static ImportProfile Read(string fileName, string yamlText)
    {
        YamlMap root = YamlDocument.Read(fileName, yamlText, Kind, "a profile");
        YamlMap metadata = root.Required("metadata", "a profile").Map("metadata").Only("metadata", "name", "title");
        YamlMap title = metadata.Required("title", "metadata").Map("title").Only("title", "sv", "en");
        YamlMap spec = root.Required("spec", "a profile").Map("spec")
            .Only("spec", "source", "sheetName", "headerRow", "columns", "values", "listSeparators");
        YamlMap columns = spec.Required("columns", "spec").Map("columns").Only("columns", "episode", "sip", "census");
        HeaderTable episode = Headers(columns, "episode", ItemShape.Of(ItemKind.Episode));
        return new ImportProfile(
            episode,
            Headers(columns, "sip", ItemShape.Of(ItemKind.Sip)),
            columns.Has("census", out _) ? Headers(columns, "census", ItemShape.Of(ItemKind.Stay)) : CensusHeaders(episode),
            Words(spec))
        {
            Name = metadata.Required("name", "metadata").Text("name").Value,
            TitleSv = title.Required("sv", "title").Text("sv").Value,
            TitleEn = title.Required("en", "title").Text("en").Value,
            Source = spec.Has("source", out YamlNode? source) ? Source(source.Text("source")) : ExportSource.Unstated,
            SheetName = spec.Has("sheetName", out YamlNode? sheet) ? sheet.Text("sheetName").Value : null,
            HeaderRow = spec.Has("headerRow", out YamlNode? row) ? RowNumber(row.Text("headerRow")) : null,
        };
    }

    private static HeaderTable Headers(YamlMap columns, string kind, ItemShape shape)
    {
        YamlMap map = columns.Required(kind, "columns").Map(kind).Only(kind, [.. shape.Columns.Select(c => c.Name)]);
        Dictionary<string, string> propertyOf = shape.Columns.ToDictionary(c => HeaderName.Normal(c.Name), c => c.Name, StringComparer.Ordinal);
        IReadOnlyList<string>[] names = [.. shape.Columns.Select(c => (IReadOnlyList<string>)[c.Name])];
        for (int slot = 0; slot < names.Length; slot++)
        {
            if (map.Has(shape.Columns[slot].Name, out YamlNode? written))
            {
                names[slot] = Headers(written, shape.Columns[slot].Name, propertyOf);
            }
        }

        return new HeaderTable(shape.Columns, names);
    }

    // Without a section of its own a census is read by the headers that episodes have for the same properties.
    private static HeaderTable CensusHeaders(HeaderTable episode)
    {
        IReadOnlyList<Column> columns = ItemShape.Of(ItemKind.Stay).Columns;
        return new HeaderTable(columns, [.. columns.Select(c => episode.Names(episode.SlotOfProperty(c.Name)))]);
    }

    private static List<string> Headers(YamlNode written, string property, Dictionary<string, string> propertyOf)
    {
        List<string> names = [];
        HashSet<string> own = new(StringComparer.Ordinal);
        foreach (YamlText header in written.Texts(property))
        {
            string normal = HeaderName.Normal(header.Value);
            if (normal.Length == 0)
            {
                throw YamlShape.Refuse(header, Messages.NoHeader(header.Value));
            }

            if (!own.Add(normal) || (!propertyOf.TryAdd(normal, property) && propertyOf[normal] != property))
            {
                throw YamlShape.Refuse(
                    header,
                    Messages.HeaderStandsTwice(header.Value, propertyOf[normal]));
            }

            names.Add(header.Value.Trim());
        }

        if (own.Add(HeaderName.Normal(property)))
        {
            names.Add(property);
        }

        return names;
    }

    private static ProfileWords Words(YamlMap spec)
    {
        YamlMap values = spec.Required("values", "spec").Map("values").Only("values", "yes", "no", "unknown", "status", "disposition");
        return new ProfileWords(
            Meanings(values, "values", ("yes", YesNo.Yes), ("no", YesNo.No), ("unknown", YesNo.Unknown)),
            Meanings(
                values.Required("status", "values").Map("status").Only("status", "open", "closed", "cancelled"),
                "status",
                ("open", ItemStatus.Open),
                ("closed", ItemStatus.Closed),
                ("cancelled", ItemStatus.Cancelled)),
            Meanings(
                values.Required("disposition", "values").Map("disposition").Only("disposition", "home", "otherHospital", "deceased", "inpatient"),
                "disposition",
                ("home", DispositionCode.Home),
                ("otherHospital", DispositionCode.OtherHospital),
                ("deceased", DispositionCode.Deceased),
                ("inpatient", DispositionCode.Inpatient)),
            SearchValues.Create([.. spec.Required("listSeparators", "spec").Texts("listSeparators").Select(Separator)]))
        {
            MainAnswers = [First(values, "yes"), First(values, "no"), First(values, "unknown")],
        };
    }

    private static WordTable<TMeaning> Meanings<TMeaning>(YamlMap map, string what, params (string Key, TMeaning Meaning)[] keys)
        where TMeaning : struct
    {
        List<KeyValuePair<string, TMeaning>> words = [];
        Dictionary<string, string> keyOf = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, TMeaning meaning) in keys)
        {
            foreach (YamlText word in map.Required(key, what).Texts(key))
            {
                if (!keyOf.TryAdd(WordTable<TMeaning>.Normal(word.Value), key))
                {
                    throw YamlShape.Refuse(
                        word, Messages.WordStandsTwice(word.Value, keyOf[WordTable<TMeaning>.Normal(word.Value)]));
                }

                words.Add(new(word.Value, meaning));
            }
        }

        return WordTable<TMeaning>.Of(words);
    }

    private static string First(YamlMap values, string key) => values.Required(key, "values").Texts(key)[0].Value;

    private static char Separator(YamlText text) =>
        text.Value is [char separator] && !char.IsLetterOrDigit(separator) && !char.IsSurrogate(separator)
            ? separator
            : throw YamlShape.Refuse(text, Messages.NoSeparator(text.Value));

    private static ExportSource Source(YamlText text) => text.Value switch
    {
        nameof(ExportSource.Prator) => ExportSource.Prator,
        nameof(ExportSource.OutageLog) => ExportSource.OutageLog,
        _ => throw YamlShape.Refuse(text, Messages.SourceInvalid(text.Value)),
    };

    private static int RowNumber(YamlText text) =>
        int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int row) && row is >= 1 and <= 1_000_000
            ? row
            : throw YamlShape.Refuse(text, Messages.HeaderRowInvalid(text.Value));
}
