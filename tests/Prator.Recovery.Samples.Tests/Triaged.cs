using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Samples.Tests;

/// <summary>A committed sample as the product reads and decides it, for the Monday after the outage.</summary>
/// <param name="Balance">Where its rows went.</param>
/// <param name="FileWarnings">What the reader says of the file.</param>
/// <param name="Items">The decided items.</param>
/// <param name="Rejected">The rows that could not be read.</param>
internal sealed record Triaged(
    Balance Balance, IReadOnlyList<string> FileWarnings, IReadOnlyList<TriagedItem> Items, IReadOnlyList<RejectedRow> Rejected)
{
    private static readonly Moment AsOf = Moment.EndOf(new DateOnly(2024, 2, 5));

    public static IReadOnlyList<string> Names { get; } = ["prator-export.csv", "outage-log.xlsx", "outage-sip.csv"];

    public static Triaged Of(string name) => name switch
    {
        "prator-export.csv" => Of(name, ExportSource.Prator, Repository.Policy.Episodes),
        "outage-log.xlsx" => Of(name, ExportSource.OutageLog, Repository.Policy.Episodes),
        "outage-sip.csv" => Of(name, ExportSource.Unstated, Repository.Policy.Sips),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static ReadingOptions Options(ExportSource source = ExportSource.Unstated) =>
        new() { Profile = Repository.Profile, Zone = Repository.Policy.TimeZone, AsOf = AsOf, Source = source };

    private static Triaged Of<TItem>(string name, ExportSource source, DecisionGrid<TItem> grid)
        where TItem : CareItem
    {
        ExportReading<TItem> reading = ExportReader.Open<TItem>([Repository.ExampleOf(name)], Options(source));
        List<ReadRow<TItem>> rows = [.. reading.Rows()];
        return new Triaged(
            reading.Balance,
            reading.Warnings,
            [.. rows.Where(r => r.Item is not null).Select(r => TriagedItem.Of(grid.Decide(r.Item!, AsOf)))],
            [.. rows.Where(r => r.Rejected is not null).Select(r => r.Rejected!)]);
    }
}

/// <summary>What the tests look at in a decision.</summary>
internal sealed record TriagedItem(CareItem Item, int Row, string Rule, RecoveryAction Action, PaymentBasis? PaymentBasis, int Questions)
{
    public static TriagedItem Of<TItem>(Decision<TItem> decision)
        where TItem : CareItem => new(
            decision.Item,
            decision.Item.Source.Row,
            decision.Rule.Id,
            decision.Action,
            decision.PaymentBasis,
            decision.Outcome.Questions.Count);
}
