namespace Prator.Recovery.Samples;

/// <summary>Everything in the samples that could be taken for a place, a person or a plan. All of it is invented.</summary>
public static class Invented
{
    public static IReadOnlyList<string> Municipalities { get; } = ["Vinga", "Norrskär", "Ekhamn", "Lillsund", "Österlida"];

    public static IReadOnlyList<string> Wards { get; } =
    [
        "Medicin 1, Vinga sjukhus",
        "Medicin 2, Vinga sjukhus",
        "Ortopedi 1, Vinga sjukhus",
        "Stroke, Vinga sjukhus",
        "Geriatrik, Ekhamns sjukhus",
        "Rehab – Ekhamns sjukhus",
        "Kirurgi 3, Norrskärs lasarett",
    ];

    public static IReadOnlyList<string> PrimaryCare { get; } =
    [
        "Vårdcentralen Ekhamn",
        "Vårdcentralen Norrskär",
        "Vårdcentralen Östra Vinga",
        "Hemsjukvården Lillsund",
        "Rehabteamet Österlida",
    ];

    /// <summary>Who answers questions, as a role; of the municipalities in their order.</summary>
    public static IReadOnlyList<string> Owners { get; } =
        ["Förvaltare Vinga", "Superanvändare Norrskär", "Förvaltare Ekhamn", "Superanvändare Lillsund", "Förvaltare Österlida"];

    public static IReadOnlyList<string> Editors { get; } = ["Vårdsamordnare", "Sekreterare", "Sjuksköterska", "Systemkonto"];

    public static IReadOnlyList<string> Participants { get; } =
        ["Distriktssköterska", "Biståndshandläggare", "Anhörig", "Arbetsterapeut", "Fysioterapeut", "Läkare", "Kurator", "Hemtjänst"];

    public static IReadOnlyList<string> Goals { get; } =
    [
        "Bo kvar hemma",
        "Gå till brevlådan med rollator",
        "Klara hygienen på morgonen",
        "Äta två lagade mål om dagen",
        "Sova hela natten",
        "Träffa vänner varje vecka",
    ];

    public static IReadOnlyList<string> Activities { get; } =
    [
        "Hembesök varje vecka",
        "Trygghetslarm",
        "Gångträning två gånger i veckan",
        "Genomgång av läkemedel",
        "Matlåda till lunch",
        "Ledsagning till träffpunkten",
    ];

    /// <summary>Goals as somebody wrote them: a semicolon, quotes and a line break inside one field.</summary>
    public static IReadOnlyList<string> AwkwardGoals { get; } =
    [
        "Gå i trappan; först med stöd",
        "Klara ”fem trappsteg” och säga \"nu räcker det\"",
        "Bo kvar hemma\nmed stöd på kvällen",
    ];
}
