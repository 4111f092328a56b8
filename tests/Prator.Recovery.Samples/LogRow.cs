namespace Prator.Recovery.Samples;

/// <summary>What an answer is, before somebody types it.</summary>
internal enum Answer
{
    Unknown,
    Yes,
    No,
}

/// <summary>A day, or a moment of it, before somebody types it.</summary>
internal sealed record Stamp(DateTime Value, bool HasTime)
{
    public static Stamp Day(DateTime value) => new(value.Date, HasTime: false);

    public static Stamp Time(DateTime value) => new(value, HasTime: true);
}

/// <summary>An episode as the paper log has it.</summary>
internal sealed record LogRow
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "Personnummer", "Skapad", "Inskriven", "Utskriven", "Omfattande insatser", "Överenskommelse",
        "Kvar på sjukhus", "Utskriven till", "Avdelning", "Kommun", "Ansvarig",
    ];

    public required Patient Patient { get; init; }

    /// <summary>What the patient's cell holds where it is not the number with its dash; null else.</summary>
    public object? PatientCell { get; init; }

    public Stamp? Created { get; init; }

    public required Stamp Admitted { get; init; }

    public Stamp? Discharged { get; init; }

    public Answer LongTermNeed { get; init; }

    public Answer Agreement { get; init; }

    /// <summary>The day of the agreement, written instead of an answer; null where an answer is written.</summary>
    public Stamp? AgreedOn { get; init; }

    public Answer StillInpatient { get; init; }

    public string Disposition { get; init; } = string.Empty;

    public required Place Place { get; init; }

    /// <summary>The cells as somebody types them in; another time they may come out otherwise, but with the same meaning.</summary>
    public object?[] Typed(Draw draw) =>
    [
        PatientCell ?? draw.Pick(Patient.Dashed, Patient.Short),
        Typing.Date(draw, Created),
        Typing.Date(draw, Admitted),
        Typing.Date(draw, Discharged),
        Typing.Of(draw, LongTermNeed),
        AgreedOn is null ? Typing.Of(draw, Agreement) : Typing.Date(draw, AgreedOn),
        Typing.Of(draw, StillInpatient),
        Disposition,
        Place.Unit,
        Place.Municipality,
        Place.Owner,
    ];
}
