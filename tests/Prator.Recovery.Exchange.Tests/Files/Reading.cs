using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>Reads files as the tests want them: the shipped profile, Stockholm, 5 February 2024.</summary>
internal static class Reading
{
    public static ImportProfile Profile { get; } =
        ImportProfile.Read("prator.yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prator.yaml")));

    public static DateOnly Day { get; } = new(2024, 2, 5);

    public static ReadingOptions Options { get; } = new()
    {
        Profile = Profile,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"),
        AsOf = Moment.EndOf(Day),
    };

    public static Result<Episode> Episodes(params string[] paths) => Of<Episode>(Options, paths);

    public static Result<Sip> Sips(params string[] paths) => Of<Sip>(Options, paths);

    public static Result<TItem> Of<TItem>(ReadingOptions options, params string[] paths)
        where TItem : ExportRow
    {
        ExportReading<TItem> reading = ExportReader.Open<TItem>(paths, options, cancellation: TestContext.Current.CancellationToken);
        ReadRow<TItem>[] rows = [.. reading.Rows()];
        Result<TItem> result = new(
            [.. rows.Where(r => r.Item is not null).Select(r => r.Item!)],
            [.. rows.Where(r => r.Rejected is not null).Select(r => r.Rejected!)],
            reading.Balance,
            reading.Files,
            reading.Warnings);
        Assert.Equal(result.Items.Count, result.Balance.Items);
        Assert.Equal(result.Rejected.Count, result.Balance.Rejected);
        return result;
    }

    public static ExportException Error(params string[] paths) => Assert.Throws<ExportException>(() => Episodes(paths));
}

internal sealed record Result<TItem>(
    IReadOnlyList<TItem> Items,
    IReadOnlyList<RejectedRow> Rejected,
    Balance Balance,
    IReadOnlyList<FileBalance> Files,
    IReadOnlyList<string> Warnings)
    where TItem : ExportRow;
