namespace Prator.Recovery.Ledger;

/// <summary>A fact that a person gave, and that stands above what the sources say.</summary>
/// <param name="Field">The property's name, or one of <see cref="LedgerFact"/>.</param>
/// <param name="Value">What it is, as <see cref="FactValue"/> writes it; null where the answer is that there is none.</param>
/// <param name="Said">What each source said of it when the answer was given: <c>Prator=2024-01-30</c>. A source that says something else later contradicts the answer.</param>
/// <param name="Entry">The entry that holds who answered, when, and the note.</param>
public sealed record Answer(string Field, string? Value, IReadOnlyList<string> Said, long Entry);
