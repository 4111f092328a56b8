using System.Text.Json;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.PolicyFormats;

/// <summary>The schema of policies, as ajv reads it: independent of this project.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>To mend: <c>Export-RecoveryPolicy -As JsonSchema -Path module/policies/policy.schema.json -Force</c>.</summary>
    [Fact]
    public void File_ThatIsShipped_IsWhatTheCodeWrites() =>
        Assert.Equal(PolicySchema.Write(), File.ReadAllText(Checkout.PathOf("module/policies/policy.schema.json")).ReplaceLineEndings("\n"));

    [Fact]
    public async Task Policies_ThatAreRead_AreValid()
    {
        IReadOnlyList<string>[] errors = await Errors([.. PolicyFiles.All.Select(Checkout.PathOf)]);

        Assert.All(errors, Assert.Empty);
    }

    [Fact]
    public async Task Policies_ThatAreRefused_AreInvalid()
    {
        (string Old, string New)[] changes =
        [
            ("        action: Close\n", "        action: Shut\n"),
            ("        basis: Text\n", "        basis: Guess\n"),
            ("      - id: E1\n", "      - id: E1\n        colour: red\n"),
            ("        clause: V1\n", ""),
            ("        basis: Text\n", "        basis: Interpretation\n"),
            ("        action: Register\n", "        action: Review\n"),
            ("        action: Register\n", "        action: Close\n"),
            ("        action: None\n", "        action: None\n        changes: [{ field: readyAt, value: today }]\n"),
            ("        action: CreateInitiativeAndInvite\n", "        action: Close\n"),
            ("        action: ContinueManually\n", "        action: CloseByNormalRoutine\n"),
            ("  name: prator-2024-01\n", "  name: ../prator\n"),
            ("    restoredAt: 2024-02-02 08:00\n", "    restoredAt: 2024-02-02\n"),
            ("    lastManualDay: 2024-01-31\n", ""),
            ("is: home }", "is: castle }"),
            ("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: yesterday }"),
            ("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: asOf, after: asOf }"),
            ("    local: { clause: F1 }\n", "    local: { clauses: F1 }\n"),
            ("    local: { clause: F1 }\n", "    local: { clause: F1, afterWorkingDays: 3 }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { clause: F2, afterDays: 3 }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { afterWorkingDays: 3 }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { clause: F2, afterWorkingDays: 0 }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { clause: F2, afterWorkingDays: 251 }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { clause: F2, afterWorkingDays: three }\n"),
            ("    regional: { clause: F2 }\n", "    regional: { clause: F2, afterWorkingDays: [3] }\n"),
            ("        field: inPrator\n", "        field: inPrator\n        bands: [{ name: yes, when: { field: inPrator, is: yes } }, { name: no }]\n"),
            ("          sv: samma nyckel, olika innehåll\n", ""),
            ("        reason:\n", "        why:\n"),
        ];
        string seed = PolicyFiles.Text(PolicyFiles.Seed);
        string[] spoilt = [.. changes.Select((c, i) => _folder.Write($"{i}.yaml", PolicyFiles.Once(seed, c.Old, c.New)))];
        Assert.All(spoilt, file => Assert.Throws<YamlRefusedException>(() => RecoveryPolicy.Read("spoilt.yaml", File.ReadAllText(file))));

        IReadOnlyList<string>[] errors = await Errors(spoilt);

        Assert.Equal(changes.Length, errors.Length);
        Assert.All(errors.Zip(changes), one => Assert.True(one.First.Count > 0, $"`{one.Second.New}` for `{one.Second.Old}` was taken."));
    }

    [Fact]
    public async Task Texts_ThatLookLikeNumbersOrTruthValues_AreValid()
    {
        string policy = PolicyFiles.Once(PolicyFiles.Text(PolicyFiles.Seed), "  version: \"1.0\"\n", "  version: 1.0\n");

        Assert.Empty(Assert.Single(await Errors([_folder.Write("number.yaml", policy)])));
    }

    [Fact]
    public async Task RestorationWithT_IsValid() =>
        Assert.Empty(Assert.Single(await Errors([_folder.Write("t.yaml", PolicyFiles.Once(PolicyFiles.Text(PolicyFiles.Seed), "2024-02-02 08:00", "2024-02-02T08:00"))])));

    [Theory]
    [InlineData(1)]
    [InlineData(250)]
    public async Task LimitOfAQuestion_IsValid(int limit)
    {
        string policy = PolicyFiles.Limited(limit);
        Assert.Equal(limit, RecoveryPolicy.Read("limited.yaml", policy).Routing.RegionalAfterWorkingDays);

        Assert.Empty(Assert.Single(await Errors([_folder.Write("limited.yaml", policy)])));
    }

    /// <summary>A key that is spelt wrong asks for no others: which, depends on what it would say.</summary>
    [Theory]
    [InlineData("        action: ContinueManually\n", "        acton: ContinueManually\n", "action")]
    [InlineData("        action: Close\n", "        acton: Close\n", "action")]
    [InlineData("        basis: Text\n        clause: V3\n", "        bassis: Text\n        clause: V3\n", "basis")]
    public async Task MisspeltKey_IsAllThatIsToldOfARule(string piece, string replacement, string missing)
    {
        IReadOnlyList<string> errors = Assert.Single(await Errors([_folder.Write("misspelt.yaml", PolicyFiles.Once(PolicyFiles.Text(PolicyFiles.Seed), piece, replacement))]));

        Assert.All(errors, e => Assert.True(e.Contains("additional", StringComparison.Ordinal) || e.Contains($"'{missing}'", StringComparison.Ordinal), e));
        Assert.Equal(2, errors.Count);
    }

    private async Task<IReadOnlyList<string>[]> Errors(IReadOnlyList<string> files)
    {
        string schema = _folder.Write("schema.json", PolicySchema.Write());
        return JsonSerializer.Deserialize<string[][]>(await NodeScript.Run("check-schema.mjs", [schema, .. files]))!;
    }
}
