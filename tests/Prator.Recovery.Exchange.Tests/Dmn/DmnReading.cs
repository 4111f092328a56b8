using Prator.Recovery.Testing;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prator.Recovery.Exchange.Tests.Dmn;

/// <summary>What tests/node/evaluate-dmn.js finds in a file.</summary>
/// <param name="Warnings">What dmn-moddle remarks on.</param>
/// <param name="Decisions">The decisions by id.</param>
internal sealed record DmnReading(IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, DmnReading.Decision> Decisions)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static async Task<DmnReading> Of(string dmn)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{UniqueName.Next()}.dmn");
        try
        {
            await File.WriteAllTextAsync(path, dmn);
            return JsonSerializer.Deserialize<DmnReading>(await NodeScript.Run("evaluate-dmn.js", path), Form)!;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <param name="HitPolicy">How hits are told from each other.</param>
    /// <param name="Inputs">The inputs, in order.</param>
    /// <param name="Rows">What the rows give.</param>
    /// <param name="Hits">For each cell the number of the one row that it hits, or a list of them.</param>
    internal sealed record Decision(string HitPolicy, IReadOnlyList<Input> Inputs, IReadOnlyList<Row> Rows, IReadOnlyList<JsonElement> Hits);

    internal sealed record Input(string Label, IReadOnlyList<string> Bands);

    internal sealed record Row(string Rule, string Action, string? Clause, string Basis, string Reason);
}
