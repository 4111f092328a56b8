using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// This outage, this routine and this system live in YAML. The product's string literals hold none of their dates, rules,
/// headers or texts (comments may speak of them).
/// </summary>
public sealed partial class NothingOfTheRoutineInCodeTests
{
    private const string ProfilePath = "module/profiles/prator.yaml";

    /// <summary>A shorter text could be a common word.</summary>
    private const int TellingLength = 20;

    private static readonly Lazy<IReadOnlyList<(string File, CSharpText Text)>> SourcesOnce = new(ReadSources);

    private static readonly RecoveryPolicy Seed = Repository.Seed;

    [Fact]
    public void Dates_OfThePolicy_StandInNoLiteral() => AssertNone(DatesIn);

    [Fact]
    public void Dates_OfThePolicy_AreNotBuiltFromNumbers() => AssertNone(NumericDatesIn);

    [Fact]
    public void Rules_OfThePolicy_StandInNoLiteral() => AssertNone(RuleIdsIn);

    [Fact]
    public void Headers_OfTheProfile_StandInNoLiteral() => AssertNone(HeadersIn);

    [Fact]
    public void Texts_OfThePolicy_StandInNoLiteral() => AssertNone(PolicyTextsIn);

    /// <summary>What the scans find where there is something, so that their silence means something.</summary>
    [Theory]
    [InlineData("Any.cs", "x = \"2024-01-17\";", nameof(DatesIn))]
    [InlineData("Any.cs", "x = $\"until {y} 2024-02-02 08:00\";", nameof(DatesIn))]
    [InlineData("Any.cs", "x = @\"20240131\";", nameof(DatesIn))]
    [InlineData("Any.cs", "x = \"prator-2024-01\";", nameof(DatesIn))]
    [InlineData("Any.cs", "x = $\"`{y}`; write a date as `2024-01-17`.\";", nameof(DatesIn))]
    [InlineData("Any.cs", "x = new DateOnly(2024, 1, 17);", nameof(NumericDatesIn))]
    [InlineData("Any.cs", "x = new DateTime( 2024,02 , 02, 8, 0, 0);", nameof(NumericDatesIn))]
    [InlineData("Any.cs", "if (rule == \"E4\") { }", nameof(RuleIdsIn))]
    [InlineData("Any.cs", "if (rule is \"S2-ASK\") { }", nameof(RuleIdsIn))]
    [InlineData("Any.cs", "x = $\"{y} becomes Review by E-DUPLICATE.\";", nameof(RuleIdsIn))]
    [InlineData("Any.cs", "x = \"Faktiskt utskriven\";", nameof(HeadersIn))]
    [InlineData("Any.cs", "string[] x = [\"id\", \"Ärendenr\"];", nameof(HeadersIn))]
    [InlineData("Any.cs", "x = \"Rutinen säger inget om nya SIP. De hanteras\";", null)]
    [InlineData("Any.cs", "x = \"{0}, så vårdtillfället\";", null)]
    public void Scan_WhereThereIsSomething_FindsIt(string file, string code, string? scan)
    {
        (string, CSharpText) source = (file, CSharpText.Of(code));
        string[] finding = [.. Scans.Where(s => s.Value(source).Any()).Select(s => s.Key)];

        Assert.Equal(scan is null ? [] : [scan], finding);
    }

    [Fact]
    public void Scan_ForTexts_FindsThemWholeAndInPart()
    {
        string reason = Seed.Episodes.Book.Rules.Single(r => r.Id == "E4").Reason.Swedish;
        Assert.True(reason.Length > TellingLength + 10);

        Assert.NotEmpty(PolicyTextsIn(("Any.cs", CSharpText.Of($"x = \"{reason}\";"))));
        Assert.NotEmpty(PolicyTextsIn(("Any.cs", CSharpText.Of($"x = \"Nu: {reason} Klart.\";"))));
        Assert.NotEmpty(PolicyTextsIn(("Any.cs", CSharpText.Of($"x = \"{reason[5..(TellingLength + 10)]}\";"))));
        Assert.Empty(PolicyTextsIn(("Any.cs", CSharpText.Of($"// \"{reason}\""))));
    }

    [Theory]
    [InlineData("Any.cs", "// \"2024-01-17\" by E4\n/// <c>\"E4\"</c>\n/* \"Faktiskt utskriven\" */ x = 1;")]
    [InlineData("Any.cs", "#region \"E4\"\nx = \"EpisodeId\";")]
    [InlineData("Any.cs", "x = \"2025-01-17\"; y = \"E44\"; z = \"F-E4-X\"; c = 20240; d = '\"'; e = \"Utklart\";")]
    public void Scan_WhereNothingIsForbidden_FindsNothing(string file, string code)
    {
        (string, CSharpText) source = (file, CSharpText.Of(code));

        Assert.All(Scans.Values, scan => Assert.Empty(scan(source)));
    }

    [Theory]
    [InlineData("a = \"one\" + \"two\";", "one|two")]
    [InlineData("a = $\"one {b} two {{c}}\";", "one | two {c}")]
    [InlineData("a = $\"one {f(\"in\")} two\";", "one |in| two")]
    [InlineData("a = $\"{x:yyyy-MM-dd} and {new { Y = 1 }.Y}\";", " and ")]
    [InlineData("a = @\"c:\\\" + \"x\";", "c:\\|x")]
    [InlineData("a = @\"one \"\"two\"\"\";", "one \"two\"")]
    [InlineData("a = \"\\\"one\\\" \\u00e5\";", "\"one\" å")]
    [InlineData("a = \"\"\"one \"two\" { three\"\"\"; b = \"x\";", "one \"two\" { three|x")]
    [InlineData("a = $$\"\"\"one {{b}} {c}\"\"\";", "one | {c}")]
    [InlineData("a = '\"'; b = '\\''; c = \"one\"; // \"two\"\n/* \"three\" */ d = \"http://x\";", "one|http://x")]
    public void Literals_OfCode_AreFoundWithoutComments(string code, string expected) =>
        Assert.Equal(expected.Split('|'), CSharpText.Of(code).Literals.Select(l => l.Text));

    [Fact]
    public void Sources_OfTheProduct_AreAllRead()
    {
        Assert.True(SourcesOnce.Value.Count > 30);
        Assert.Contains(SourcesOnce.Value, s => Path.GetFileName(s.File) == "HeadReader.cs");
        Assert.Contains(SourcesOnce.Value, s => s.Text.Literals.Any(l => l.Text == "RecoveryPolicy"));
    }

    private delegate IEnumerable<string> Scan((string File, CSharpText Text) source);

    private static readonly Dictionary<string, Scan> Scans = new()
    {
        [nameof(DatesIn)] = DatesIn,
        [nameof(NumericDatesIn)] = NumericDatesIn,
        [nameof(RuleIdsIn)] = RuleIdsIn,
        [nameof(HeadersIn)] = HeadersIn,
        [nameof(PolicyTextsIn)] = PolicyTextsIn,
    };

    private static IEnumerable<string> DatesIn((string File, CSharpText Text) source)
    {
        string[] forbidden =
        [
            Seed.Name,
            .. BoundaryDays.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            .. BoundaryDays.Select(d => d.ToString("yyyyMMdd", CultureInfo.InvariantCulture)),
        ];
        return from literal in source.Text.Literals
               where forbidden.Any(f => literal.Text.Contains(f, StringComparison.OrdinalIgnoreCase))
               select Told(source.File, literal);
    }

    private static IEnumerable<string> NumericDatesIn((string File, CSharpText Text) source) =>
        from match in Numbers().Matches(source.Text.Code)
        let numbers = match.Value.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
        where BoundaryDays.Any(d => (d.Year, d.Month, d.Day) == (numbers[0], numbers[1], numbers[2]))
        select $"{source.File}: {match.Value}";

    private static IEnumerable<string> RuleIdsIn((string File, CSharpText Text) source) =>
        from literal in source.Text.Literals
        from id in RuleIds
        where literal.Text == id || (id.Contains('-', StringComparison.Ordinal) && Word(id).IsMatch(literal.Text))
        select Told(source.File, literal);

    private static IEnumerable<string> HeadersIn((string File, CSharpText Text) source) =>
        from literal in source.Text.Literals
        where Headers.Value.Contains(literal.Text.Trim())
        select Told(source.File, literal);

    private static IEnumerable<string> PolicyTextsIn((string File, CSharpText Text) source) =>
        from literal in source.Text.Literals
        let text = literal.Text.Trim()
        where text.Length >= TellingLength
        where PolicyTexts.Value.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase) || text.Contains(t, StringComparison.OrdinalIgnoreCase))
        select Told(source.File, literal);

    private static readonly DateOnly[] BoundaryDays =
    [
        Seed.Boundaries.FirstDayWithoutData, Seed.Boundaries.LastManualDay, Seed.Boundaries.RegisterFrom, DateOnly.FromDateTime(Seed.Boundaries.RestoredAt),
    ];

    private static readonly Rule[] Rules = [.. Seed.Episodes.Book.Rules, .. Seed.Sips.Book.Rules];

    private static readonly string[] RuleIds = [.. Rules.Select(r => r.Id)];

    /// <summary>Headers but for those that are a property's name: that is the code's own word.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Headers = new(() =>
    {
        HashSet<string> own = [.. typeof(Episode).GetProperties().Concat(typeof(Sip).GetProperties()).Select(p => p.Name)];
        YamlNode columns = StrictYaml.Read(ProfilePath, File.ReadAllText(Repository.PathOf(ProfilePath)))
            .Map("a profile").Required("spec", "a profile")
            .Map("`spec`").Required("columns", "`spec`");
        HashSet<string> headers =
        [
            .. columns.Map("`columns`").Entries
                .SelectMany(kind => kind.Value.Map("a kind").Entries)
                .SelectMany(column => column.Value.Texts("a column"))
                .Select(header => header.Value)
                .Where(header => !own.Contains(header)),
        ];
        Assert.Contains("Faktiskt utskriven", headers);
        Assert.Contains("Personnummer", headers);
        return headers;
    });

    /// <summary>Reasons, questions, notes, steps and clauses, filled in as people see them.</summary>
    private static readonly Lazy<IReadOnlyList<string>> PolicyTexts = new(() =>
    {
        string[] texts =
        [
            .. from text in Rules.SelectMany(r => new[] { r.Reason, r.Question, r.Note }).OfType<LocalText>()
                   .Concat(Rules.SelectMany(r => r.Steps).SelectMany(s => s.Details.Select(d => d.Question).Append(s.Text)))
                   .Concat(Seed.Episodes.Book.Questions.Concat(Seed.Sips.Book.Questions).Select(q => q.Text))
                   .Concat(Seed.Clauses.Values)
               from one in new[] { text.Swedish, text.English }
               where one.Length >= TellingLength
               select one,
        ];
        Assert.True(texts.Length > 200);
        return texts;
    });

    private static void AssertNone(Scan scan)
    {
        string[] found = [.. SourcesOnce.Value.SelectMany(s => scan(s))];

        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
    }

    private static List<(string File, CSharpText Text)> ReadSources()
    {
        string src = Repository.PathOf("src");
        return
        [
            .. from file in Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
               let relative = Path.GetRelativePath(src, file)
               where !relative.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin")
               select (relative, CSharpText.Of(File.ReadAllText(file))),
        ];
    }

    private static string Told(string file, CSharpPiece literal) => $"{file}:{literal.Line}: {literal.Text}";

    private static Regex Word(string id) => new($"(?<![A-Za-z0-9-]){Regex.Escape(id)}(?![A-Za-z0-9-])", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\b\d{4}\s*,\s*\d{1,2}\s*,\s*\d{1,2}\b")]
    private static partial Regex Numbers();
}
