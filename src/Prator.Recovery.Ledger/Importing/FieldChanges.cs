using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Finds out which fields a row says otherwise than the ledger knew. Of secret fields only the name is told.</summary>
internal sealed class FieldChanges(ImportRun run) : IDisposable
{
    private readonly IdentifierCipher _cipher = run.Keys.OpenCipher();

    public IReadOnlyList<(string Field, string? Before, string? After)> Between(RecordRow before, byte[] fields, byte[]? sealedNow)
    {
        LedgerEntry entry = run.Histories.PayloadOf(before);
        using JsonDocument then = JsonDocument.Parse(entry.Body);
        using JsonDocument now = JsonDocument.Parse(fields);
        List<(string, string?, string?)> changes = [];
        Compare(then.RootElement.GetProperty(BodyPart.Fields.EncodedUtf8Bytes), now.RootElement, (name, a, b) => changes.Add((name, a?.ToString(), b?.ToString())));

        using JsonDocument hiddenThen = Secret(entry.Secret);
        using JsonDocument hiddenNow = Secret(sealedNow);
        Compare(hiddenThen.RootElement, hiddenNow.RootElement, (name, _, _) => changes.Add((name, null, null)));
        return changes;
    }

    public void Dispose() => _cipher.Dispose();

    private JsonDocument Secret(byte[]? sealedBytes) => sealedBytes is null ? JsonDocument.Parse("{}") : JsonDocument.Parse(_cipher.Open(sealedBytes));

    private static void Compare(JsonElement then, JsonElement now, Action<string, JsonElement?, JsonElement?> tell)
    {
        foreach (JsonProperty field in now.EnumerateObject())
        {
            if (!then.TryGetProperty(field.Name, out JsonElement before))
            {
                tell(field.Name, null, field.Value);
            }
            else if (!JsonElement.DeepEquals(before, field.Value))
            {
                tell(field.Name, before, field.Value);
            }
        }

        foreach (JsonProperty field in then.EnumerateObject().Where(f => !now.TryGetProperty(f.Name, out _)))
        {
            tell(field.Name, field.Value, null);
        }
    }
}
