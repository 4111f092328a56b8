using System.Text.Json;
using Prator.Recovery.Testing;
using Xunit;

namespace Prator.Recovery.Core.Tests.Owners;

/// <summary>The shipped JSON Schema of owners, as ajv reads it: independent of this project.</summary>
public sealed class OwnersSchemaTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("owners-schema-");

    /// <summary>What needs the whole file, and a code whose digits an editor takes for a number.</summary>
    private static readonly string[] Unseen = ["stands twice", "belongs to", "cannot be `115`"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Sample_AndSmallFile_AreValid()
    {
        string small = Write("small.yaml", SmallOwners.Text);
        string numbers = Write("numbers.yaml", SmallOwners.With("\"0115\"", "0115").Replace("Ward 1", "1", StringComparison.Ordinal));

        Assert.All(await Errors(Checkout.PathOf(SampleOwnersTests.Sample), small, numbers), Assert.Empty);
    }

    [Fact]
    public async Task Files_ThatAreRefused_AreInvalid()
    {
        string[] pieces = [.. OwnersReadingTests.Faults.Select(f => f.Data).Where(f => !Unseen.Any(f.Item4.Contains)).Select(f => SmallOwners.With(f.Item1, f.Item2))];
        Assert.True(pieces.Length > 30);

        IReadOnlyList<string>[] errors = await Errors([.. pieces.Select((text, i) => Write($"{i}.yaml", text))]);

        Assert.All(errors.Zip(pieces), one => Assert.True(one.First.Count > 0, $"This was taken:\n{one.Second}"));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<IReadOnlyList<string>[]> Errors(params string[] files) =>
        JsonSerializer.Deserialize<string[][]>(await NodeScript.Run("check-schema.mjs", [Checkout.PathOf("module/schemas/owners.schema.json"), .. files]))!;
}
