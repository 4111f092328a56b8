using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Yaml;
using Xunit;

namespace Prator.Recovery.Core.Tests.Owners;

public sealed class OwnersReadingTests
{
    private const string Anna = "- { name: Anna, email: anna@example.org, role: LocalOwner }";

    /// <summary>What is spoilt, where it is told, and what is said of it.</summary>
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "kind: Owners", "kind: Owner", "2:7", "`kind` cannot be `Owner`; this version reads `Owners`." },
        { "kind: Owners\n", "kind: Owners\nmetadata: { name: x }\n", "3:1", "a file of owners has no key `metadata`; allowed are `apiVersion`, `kind`, `spec`." },
        { "spec:\n", "specs:\n", "3:1", "a file of owners has no key `specs`; allowed are" },
        { "  owners:\n", "  answerWithin: 3\n  owners:\n", "8:3", "`spec` has no key `answerWithin`; allowed are `regional`, `owners`." },
        { "    name: Region\n", "", "5:5", "`regional` lacks the key `name`." },
        { "    email: region@example.org\n", "", "5:5", "`regional` lacks the key `email`." },
        { "    email: region@example.org\n", "    email: region@example.org\n    role: RegionalOwner\n", "7:5", "`regional` has no key `role`; allowed are `name`, `email`, `language`." },
        { "email: region@example.org", "email: region", "6:12", "`email` cannot be `region`; write one address such as `name@example.org`" },
        { "language: en\n  owners", "language: de\n  owners", "7:15", "`language` cannot be `de`; allowed are `sv`, `en`." },
        { "language: en\n    - municipality", "language: EN\n    - municipality", "16:17", "`language` cannot be `EN`; allowed are `sv`, `en`." },
        { "  regional:\n    name: Region\n    email: region@example.org\n    language: en\n", "", "4:3", "`spec` lacks the key `regional`." },
        { "  regional:\n    name: Region\n    email: region@example.org\n    language: en\n", "  regional: Region\n", "4:13", "`regional` must be a map of keys and values, not `Region`." },
        { "    - unit: Ward 1\n", "    - units: Ward 1\n", "13:7", "an entry of `owners` has no key `units`; allowed are `municipality`, `unit`, `local`, `language`." },
        { "    - unit: Ward 1\n      local:", "    - local:", "13:7", "an entry of `owners` lacks the key `municipality` or `unit`" },
        { "unit: Ward 1", "unit: ''", "13:13", "`unit` must be a text" },
        { "unit: Ward 1", "unit: []", "13:13", "`unit` must be a text or a list of texts with at least one, not a list." },
        { "unit: Ward 1", "unit: { name: Ward 1 }", "13:13", "`unit` must be a text or a list of texts with at least one, not a map that starts with `name`." },
        { "[Ward 1, Ward 2]", "[Ward 1, ' ']", "18:22", "each entry of `unit` must be a text" },
        { "[Ward 1, Ward 2]", "[Ward 1, [Ward 2]]", "18:22", "each entry of `unit` must be a text, not a list." },
        { "\"0115\"", "115", "9:28", "`municipality` cannot be `115`; write the municipality's name, or its code of four digits." },
        { "\"0115\"", "alby", "9:28", "the municipality `alby` stands twice (case and spaces make no difference); the first is at line 9." },
        { "\"0115\"", "\" ALBY \"", "9:28", "the municipality ` ALBY ` stands twice" },
        { "[Ward 1, Ward 2]", "[Ward 1, 'WARD  1']", "18:22", "the unit `WARD  1` of the municipality `Alby` stands twice" },
        { "    - municipality: Alby\n      unit: [Ward 1, Ward 2]\n", "    - unit: [Ward 2, ward 1]\n", "17:22", "the unit `ward 1` stands twice (case and spaces make no difference); the first is at line 13." },
        { "      unit: [Ward 1, Ward 2]\n", "", "17:21", "the municipality `Alby` stands twice (case and spaces make no difference); the first is at line 9." },
        { "      local:\n        - { name: Ward, email: ward@example.org, role: Superuser }\n", "", "13:7", "an entry of `owners` lacks the key `local`." },
        { "      local:\n        - { name: Ward, email: ward@example.org, role: Superuser }\n", "      local: []\n", "14:14", "`local` is empty; name at least one person" },
        { "      local:\n        - { name: Ward, email: ward@example.org, role: Superuser }\n", "      local: { name: Ward, email: ward@example.org, role: Superuser }\n", "14:14", "`local` must be a list, not a map that starts with `name`." },
        { Anna, "- Anna", "11:11", "a person under `local` must be a map of keys and values, not `Anna`." },
        { "name: Anna, ", "", "11:11", "a person under `local` lacks the key `name`." },
        { "name: Anna, ", "name: \"\", ", "11:19", "`name` must be a text, not nothing." },
        { "name: Anna, ", "name: \"An\\nna\", ", "11:19", "`name` must be one line of ordinary characters." },
        { " email: anna@example.org,", "", "11:11", "a person under `local` lacks the key `email`." },
        { "anna@example.org", "anna(at)example.org", "11:32", "`email` cannot be `anna(at)example.org`" },
        { "anna@example.org", "anna@localhost", "11:32", "`email` cannot be `anna@localhost`" },
        { "anna@example.org", "'Anna <anna@example.org>'", "11:32", "`email` cannot be `Anna <anna@example.org>`" },
        { "anna@example.org", "'a@example.org, b@example.org'", "11:32", "`email` cannot be `a@example.org, b@example.org`" },
        { "anna@example.org", "\"anna@example.org\\n\"", "11:32", "`email` cannot be" },
        { "anna@example.org", "[anna@example.org]", "11:32", "`email` must be a text, not a list." },
        { "role: LocalOwner", "role: Owner", "11:56", "`role` cannot be `Owner`; allowed are `LocalOwner`, `Superuser`." },
        { "role: LocalOwner", "role: RegionalOwner", "11:56", "`role` cannot be `RegionalOwner`; allowed are `LocalOwner`, `Superuser`." },
        { ", role: LocalOwner", "", "11:11", "a person under `local` lacks the key `role`." },
        { ", role: LocalOwner", ", role: LocalOwner, phone: 1", "11:68", "a person under `local` has no key `phone`; allowed are `name`, `email`, `role`." },
        { "{ name: Anna, email: anna@example.org", "{ name: Anna, email: SUPER@example.org", "12:33", "the address `super@example.org` belongs to `Anna` at line 11, and to `Super` here; write the same name, or another address." },
        { "{ name: Anna, email: anna@example.org", "{ name: Super, email: SUPER@example.org", "12:33", "the address `super@example.org` stands twice among the same people; the first is at line 11." },
        { "name: Ward, email: ward@example.org", "name: Ward, email: region@example.org", "15:32", "the address `region@example.org` belongs to `Region` at line 6, and to `Ward` here" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_IsToldWithItsPlace(string piece, string replacement, string place, string message)
    {
        YamlRefusedException refused = Refused(SmallOwners.With(piece, replacement));

        YamlProblem problem = Assert.Single(refused.Problems, p => p.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal($"{SmallOwners.Name}:{place}", $"{problem.Place}");
    }

    [Fact]
    public void File_ThatIsNotSpoilt_IsRead() => Assert.Equal(4, OwnerDirectory.Read(SmallOwners.Name, SmallOwners.Text).Owners.Count);

    [Fact]
    public void Owners_ThatAreNone_AreRefused()
    {
        const string Head = "apiVersion: prator.recovery/v1\nkind: Owners\nspec:\n  regional: { name: Region, email: region@example.org }\n";

        Assert.Equal(["owners.yaml:5:11: `owners` is empty; name at least one municipality or unit with its people."], Told(Head + "  owners: []\n"));
        Assert.Equal(["owners.yaml:4:3: `spec` lacks the key `owners`."], Told(Head));
        Assert.Equal(["owners.yaml:5:11: `owners` must be a list, not `none`."], Told(Head + "  owners: none\n"));
        Assert.Equal(["owners.yaml:5:12: an entry of `owners` must be a map of keys and values, not `Alby`."], Told(Head + "  owners: [Alby]\n"));
    }

    [Fact]
    public void SeveralFaults_AreAllToldInTheirOrder()
    {
        const string Spoilt = """
            apiVersion: prator.recovery/v1
            kind: Owners
            spec:
              regional: { email: region, language: no }
              colour: red
              shape: round
              owners:
                - municipality: [Alby, 12]
                  local:
                    - { name: Anna, email: anna, role: Boss }
                    - { nam: Bo, email: bo@example.org, role: Superuser }
                  language: da
                - local: []
                - municipality: alby
                  local: [{ name: Cia, email: cia@example.org, role: Superuser }]
            """;

        Assert.Equal(
            ["4:13", "4:22", "4:40", "5:3", "6:3", "8:28", "10:32", "10:44", "11:11", "11:13", "12:17", "13:7", "13:14", "14:21"],
            Refused(Spoilt).Problems.Select(p => $"{p.Place.Line}:{p.Place.Column}"));
    }

    [Fact]
    public void Lists_WithTooManyPairs_AreRefused()
    {
        string names = string.Join(", ", Enumerable.Range(1, 400).Select(n => $"Place {n}"));

        YamlProblem problem = Assert.Single(Refused(SmallOwners.With("    - unit: Ward 1\n", $"    - unit: [{names}]\n      municipality: [{names}]\n")).Problems);

        Assert.StartsWith("owners.yaml:13:7: an entry of `owners` has more than 100000 pairs of a `municipality` and a `unit`;", $"{problem}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VtfId;Personnummer\n1;19800101-9802\n")]
    [InlineData("- a list\n")]
    public void AnythingElse_IsRefusedWithoutShowingIt(string text)
    {
        YamlRefusedException refused = Refused(text);

        Assert.Contains("this is not a file of owners", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1980", refused.Message, StringComparison.Ordinal);
    }

    private static YamlRefusedException Refused(string text) => Assert.Throws<YamlRefusedException>(() => OwnerDirectory.Read(SmallOwners.Name, text));

    private static IEnumerable<string> Told(string text) => Refused(text).Problems.Select(p => $"{p}");
}
