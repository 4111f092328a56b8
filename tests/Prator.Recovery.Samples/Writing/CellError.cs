namespace Prator.Recovery.Samples;

/// <summary>An error value of a spreadsheet, #N/A and the like.</summary>
internal sealed record CellError(string Code);
