namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>A policy as the generator thinks of it: <see cref="PolicyText"/> writes it, <see cref="PlainCheck"/> examines it.</summary>
internal sealed class DrawnPolicy
{
    public required DateOnly First { get; init; }

    public required DateOnly Last { get; set; }

    public required DateOnly From { get; set; }

    public required DateTime Restored { get; set; }

    public DrawnText Title { get; } = new("Dragen", "Drawn");

    public List<(string Id, DrawnText Text)> Clauses { get; } = [];

    /// <summary>The clauses of <c>routing</c>: of the local owner and of the regional one.</summary>
    public string?[] Routing { get; } = [null, null];

    public required IReadOnlyList<DrawnBook> Books { get; init; }

    public List<PlantedFault> Planted { get; } = [];

    /// <summary>The moment that items are decided for.</summary>
    public PlainDate AsOf => PlainDate.At(Restored.AddDays(3));

    public PlainDate Boundary(string name) => name switch
    {
        "firstDayWithoutData" => PlainDate.On(First),
        "lastManualDay" => PlainDate.On(Last),
        "registerFrom" => PlainDate.On(From),
        "restoredAt" => PlainDate.At(Restored),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such boundary."),
    };

    /// <summary>Every text that must have two languages.</summary>
    public IEnumerable<(string? Rule, DrawnText Text)> Texts()
    {
        yield return (null, Title);
        foreach ((_, DrawnText text) in Clauses)
        {
            yield return (null, text);
        }

        foreach ((string? Rule, DrawnText Text) text in Books.SelectMany(b => b.Texts()))
        {
            yield return text;
        }
    }
}

/// <summary>A fault that was planted.</summary>
/// <param name="Kind">What kind of finding it must give.</param>
/// <param name="Key">What it must give it about, as <see cref="PlainFindings"/> writes it.</param>
internal sealed record PlantedFault(string Kind, string Key);

/// <summary>A text in two languages, of which one may be lacking.</summary>
internal sealed class DrawnText(string swedish, string english)
{
    public string? Swedish { get; set; } = swedish;

    public string? English { get; set; } = english;

    /// <summary>A lacking language is written as nothing, instead of not being written.</summary>
    public bool WritesNothing { get; set; }

    public bool Holds(string part) =>
        (Swedish?.Contains(part, StringComparison.Ordinal) ?? false) || (English?.Contains(part, StringComparison.Ordinal) ?? false);
}

/// <summary>The facts and rules of one kind of item.</summary>
internal sealed class DrawnBook(string kind)
{
    public string Kind => kind;

    /// <summary>Ids and names begin with it, so that they are told apart between the two books.</summary>
    public string Letter { get; } = kind[..1].ToUpperInvariant();

    public List<DrawnFact> Facts { get; } = [];

    public Dictionary<string, IReadOnlyList<Named>> Given { get; } = [];

    public List<DrawnRule> Rules { get; } = [];

    public List<DrawnQuestion> Questions { get; } = [];

    public List<DrawnImpossible> Impossible { get; } = [];

    public List<DrawnCase> Cases { get; } = [];

    public int CellCount => Facts.Aggregate(1, (cells, f) => cells * f.Bands.Count);

    /// <summary>Everything that is written by facts.</summary>
    public IEnumerable<DrawnRegion> Regions() =>
        Rules.Select(r => r.Region)
            .Concat(Questions.Select(q => q.Region))
            .Concat(Impossible.Select(i => i.Region))
            .Concat(Cases.Select(c => c.Region).OfType<DrawnRegion>());

    public IEnumerable<(string? Rule, DrawnText Text)> Texts()
    {
        foreach (DrawnFact fact in Facts)
        {
            yield return (null, fact.Label);
            foreach (DrawnBand band in fact.Bands.Where(b => b.Label is not null))
            {
                yield return (null, band.Label!);
            }
        }

        foreach (DrawnRule rule in Rules)
        {
            foreach (DrawnText text in new[] { rule.Reason, rule.Note, rule.Question }.OfType<DrawnText>())
            {
                yield return (rule.Id, text);
            }
        }

        foreach (DrawnText text in Questions.Select(q => q.Text).Concat(Impossible.Select(i => i.Reason)))
        {
            yield return (null, text);
        }
    }
}

/// <summary>A fact; its bands are the values of a field, or have conditions.</summary>
internal sealed record DrawnFact(string Name, string? Field, List<DrawnBand> Bands)
{
    public DrawnText Label { get; } = new($"uppgift {Name}", $"fact {Name}");
}

internal sealed record DrawnBand(string Name, PlainCondition? When, DrawnText? Label);

/// <summary>Boxes on the grid (fact, band, whether it is allowed), and how they are written.</summary>
internal sealed class DrawnRegion
{
    public List<bool[][]> Boxes { get; init; } = [];

    /// <summary>Written as one or more <c>given</c> whatever the boxes are; else some of what the boxes share may be.</summary>
    public List<bool[][]> GivenBoxes { get; init; } = [];

    /// <summary>The names under <c>given</c>, once it is decided how to write it.</summary>
    public List<string> Given { get; set; } = [];

    /// <summary>The alternatives of <c>when</c>; null where nothing is written.</summary>
    public List<List<Named>>? When { get; set; }

    /// <summary>A single alternative is written as a list too.</summary>
    public bool AlwaysList { get; set; }
}

/// <summary>A fact with bands as <c>when</c> names them.</summary>
internal sealed record Named(string Fact, bool Not, IReadOnlyList<string> Bands);

internal sealed class DrawnRule
{
    public required string Id { get; init; }

    public required DrawnRegion Region { get; init; }

    public required string Action { get; init; }

    public required bool IsText { get; init; }

    public string? Clause { get; set; }

    public DrawnText? Note { get; set; }

    public required DrawnText Reason { get; init; }

    public DrawnText? Question { get; init; }

    public PlainCondition? ExcludeWhen { get; init; }

    public List<string> ExceptionTo { get; } = [];
}

/// <summary>A question beside the rules' own, of rules or of actions.</summary>
internal sealed record DrawnQuestion(string Id, bool ByActions, IReadOnlyList<string> Of, DrawnRegion Region, DrawnText Text);

internal sealed record DrawnImpossible(string Id, DrawnRegion Region, DrawnText Reason);

/// <summary>A case by facts or by fields.</summary>
internal sealed class DrawnCase
{
    public required string Name { get; init; }

    public DrawnRegion? Region { get; init; }

    public IReadOnlyDictionary<string, PlainValue>? Fields { get; init; }

    public required string Action { get; set; }

    public required string Rule { get; set; }

    public required string Reason { get; set; }

    public string? Question { get; set; }
}
