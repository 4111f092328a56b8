using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Grid;

/// <summary>What a property of an item holds, as far as conditions can tell.</summary>
/// <param name="Code">The number of the code; whether there is anything, for a list; 0 where there is no code.</param>
/// <param name="Moment">The date; missing where there is none.</param>
internal readonly record struct TriedValue(int Code, Moment Moment);
