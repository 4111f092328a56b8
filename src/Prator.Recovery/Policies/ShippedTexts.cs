namespace Prator.Recovery.Policies;

/// <summary>What is told where a file of a kind is not found, with the names of the shipped ones as the last value.</summary>
/// <param name="ErrorId">The id of the error.</param>
/// <param name="NotShipped">Of a name that no shipped file has.</param>
/// <param name="Missing">Of a path where no file is.</param>
/// <param name="PathWrong">Of a text that can be no path, behind why.</param>
internal sealed record ShippedTexts(string ErrorId, Func<string, string, string> NotShipped, Func<string, string, string> Missing, Func<string, string, string> PathWrong);
