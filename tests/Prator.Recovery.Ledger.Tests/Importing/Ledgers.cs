using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>A new ledger with keys of its own, and days that are taken into it; removed afterwards.</summary>
internal sealed class Ledgers : IDisposable
{
    public const string PolicyPath = "module/policies/prator-2024-01.yaml";

    public static string Shipped { get; } = File.ReadAllText(Checkout.PathOf(PolicyPath));

    public static RecoveryPolicy ShippedPolicy { get; } = RecoveryPolicy.Read("prator-2024-01.yaml", Shipped);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger-");

    private readonly LedgerHome _home;

    private string _policyText = Shipped;

    public Ledgers(StoreKind kind = StoreKind.Sqlite)
        : this(LedgerHome.Of(kind))
    {
    }

    public Ledgers(LedgerHome home)
    {
        _home = home;
        Places = TestKeys.InFiles(Path.Combine(_folder.FullName, "keys"));
        Keys = LedgerKeys.Make(null, DateTimeOffset.UnixEpoch, Places);
        Store = home.Create(Keys.Identity);
    }

    /// <summary>The policy that decides: the shipped one until it is amended.</summary>
    public RecoveryPolicy Policy { get; private set; } = ShippedPolicy;

    public KeyPlaces Places { get; }

    public LedgerKeys Keys { get; private set; }

    public ILedgerStore Store { get; set; }

    /// <summary>From now on the shipped policy decides with one piece, which stands in it once, replaced.</summary>
    public void Amend(string piece, string replacement)
    {
        Assert.Equal(2, Shipped.Split(piece).Length);
        _policyText = Shipped.Replace(piece, replacement, StringComparison.Ordinal);
        Policy = RecoveryPolicy.Read("amended.yaml", _policyText);
    }

    /// <summary>From now on questions go on to the regional owner that are older than so many working days.</summary>
    public void SetLimit(int days) => Amend("regional: { clause: F2 }", $"regional: {{ clause: F2, afterWorkingDays: {days} }}");

    /// <summary>What an import must know, read before it.</summary>
    public KnownState Known()
    {
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return KnownState.Of(reader, CancellationToken.None);
    }

    /// <summary>Takes a day in.</summary>
    public ImportOutcome Import(Day day) => Import(day, Known());

    /// <summary>Takes a day in.</summary>
    /// <param name="day">The day.</param>
    /// <param name="known">What was read before; null where the import is to read it.</param>
    public ImportOutcome Import(Day day, KnownState? known)
    {
        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        return LedgerImport.Run(writer, Keys, day.Request(Policy, _policyText) with { Act = By(writer), Known = known }, CancellationToken.None);
    }

    /// <summary>Takes a day in by another policy.</summary>
    public ImportOutcome Import(Day day, OtherPolicy policy)
    {
        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        return LedgerImport.Run(writer, Keys, day.Request(policy.Policy, policy.Text), CancellationToken.None);
    }

    /// <summary>Decides everything again.</summary>
    public ImportOutcome Redecide(OtherPolicy policy)
    {
        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        return LedgerRedecision.Run(writer, Keys, policy.Request, CancellationToken.None);
    }

    /// <summary>Every item.</summary>
    public List<ItemRow> All()
    {
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return [.. reader.Items(ItemQuery.All)];
    }

    /// <summary>Every item, by what it is called, where no two are called the same.</summary>
    public Dictionary<string, ItemRow> Items() => All().ToDictionary(i => i.Reference ?? $"#{i.Id}");

    public ItemRow Item(string reference) => Items()[reference];

    public LedgerProof Prove(string? head = null)
    {
        (long, byte[])? noted = head is not null && ChainHead.TryParse(head, out long seq, out byte[] mac) ? (seq, mac) : null;
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return LedgerProof.Of(reader, Keys, noted, null, CancellationToken.None);
    }

    public IReadOnlyList<LedgerEvent> Events(EntryFilter? filter = null)
    {
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return [.. LedgerHistory.Of(reader, filter ?? EntryFilter.All, Keys)];
    }

    public IReadOnlyList<OrderResult> Order(DateOnly day, params string[] references) => Order(day, [.. references.Select(r => Item(r).Id)]);

    public IReadOnlyList<OrderResult> Order(DateOnly day, IReadOnlyCollection<long> items)
    {
        List<OrderedItem> orders = [];
        using (ILedgerReader reader = Store.Read(CancellationToken.None))
        {
            foreach (LedgerItem<Episode> item in LedgerItems.Episodes(reader, Keys, new ItemQuery { Ids = items }, CancellationToken.None))
            {
                IEnumerable<OrderedField> fields = Policy.Episodes.Decide(item.Item, Moment.EndOf(day)).Changes.Select(c => new OrderedField(c.Field, c.Label, c.Value));
                orders.Add(new OrderedItem(item.Row.Id, [.. fields]));
            }
        }

        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        return LedgerOrders.Order(writer, Keys, By(writer), day, orders);
    }

    public IReadOnlyList<OrderResult> Withdraw(string reference)
    {
        long id = Item(reference).Id;
        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        return LedgerOrders.Withdraw(writer, Keys, By(writer), [id]);
    }

    /// <summary>Somebody decides.</summary>
    public IReadOnlyList<DecisionResult> Decide(string actor, params GivenDecision[] given)
    {
        using ILedgerWriter writer = Store.Write(CancellationToken.None);
        Act act = new(new DateTimeOffset(2024, 2, 5, 8, 12, 0, TimeSpan.Zero), actor, "Set-RecoveryDecision", Policy.Name, Policy.Hash);
        return LedgerDecisions.Decide(writer, Keys, act, Policy, given, CancellationToken.None);
    }

    // Only who owns the tables may write under another name than the account's.
    private static Act By(ILedgerWriter writer) => writer.Actor is { } account && account != "postgres" ? Day.Somebody with { Actor = account } : Day.Somebody;

    public void Dispose()
    {
        Keys.Dispose();
        Store.Dispose();
        _home.Dispose();
        _folder.Delete(recursive: true);
    }
}
