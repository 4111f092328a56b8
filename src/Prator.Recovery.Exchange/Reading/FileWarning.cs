namespace Prator.Recovery.Exchange;

/// <summary>Warnings of files, each text once with the files that it is about.</summary>
internal static class FileWarning
{
    private const int MostNames = 3;

    public static IReadOnlyList<string> Of(IEnumerable<SurveyedFile> files) =>
    [
        .. files
            .SelectMany(f => f.Warnings.Select(w => (f.File.Name, Text: w)))
            .GroupBy(w => w.Text, w => w.Name)
            .Select(g => $"{Names([.. g])}: {g.Key}"),
    ];

    private static string Names(IReadOnlyList<string> names)
    {
        string listed = string.Join(", ", names.Take(MostNames).Select(n => $"`{n}`"));
        return names.Count <= MostNames ? listed : Messages.AndMore(listed, names.Count - MostNames);
    }
}
