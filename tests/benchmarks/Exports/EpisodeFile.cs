namespace Prator.Recovery.Benchmarks.Exports;

/// <summary>Writes an export of invented episodes: 12 columns, semicolons, UTF-8, nothing in quotes.</summary>
internal static class EpisodeFile
{
    private const int Seed = 2024;

    private const string Header =
        "VårdtillfälleId;Personnummer;Skapad;Inskriven;Utklar;Faktiskt utskriven;"
        + "Status;Kvar på sjukhus;Utskriven till;Omfattande insatser;Överenskommelse;Enhet";

    /// <param name="path">The file; what stands there is replaced.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="isClean">Without the one row in 500 that stands twice, contradicts another or cannot be read.</param>
    public static void Write(string path, int rows, bool isClean = false)
    {
        EpisodeDraw draw = new(Seed);
        Random random = new(Seed);
        using StreamWriter file = new(path);
        file.Write(Header);
        file.Write('\n');
        string last = string.Empty;
        for (int number = 1; number <= rows; number++)
        {
            int flaw = isClean || number == 1 ? -1 : random.Next(2000);
            DrawnEpisode drawn = draw.Next();
            last = flaw switch
            {
                0 or 1 => last,
                2 => Row(EpisodeWords.Id(number - 1), number - 1, drawn),
                3 => Row(EpisodeWords.Id(number), number, drawn).Replace($"{drawn.AdmittedAt}", "i natt", StringComparison.Ordinal),
                _ => Row(EpisodeWords.Id(number), number, drawn),
            };
            file.Write(last);
            file.Write('\n');
        }
    }

    private static string Row(string id, int number, DrawnEpisode drawn)
    {
        string patient = EpisodeWords.Patient(number);
        return string.Join(
            ';',
            id,
            $"{patient[..8]}-{patient[8..]}",
            drawn.CreatedAt,
            drawn.AdmittedAt,
            drawn.ReadyAt,
            drawn.DischargedAt,
            EpisodeWords.Of(drawn.Status),
            EpisodeWords.Of(drawn.StillInpatient),
            EpisodeWords.Of(drawn.Disposition),
            EpisodeWords.Of(drawn.LongTermNeed),
            EpisodeWords.Of(drawn.Agreement.Answer),
            EpisodeWords.Units[drawn.Place]);
    }
}
