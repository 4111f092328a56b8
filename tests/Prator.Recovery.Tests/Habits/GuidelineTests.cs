using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Habits;

/// <summary>
/// Microsoft's required and strongly encouraged guidelines for cmdlets, as far as they show in what PowerShell knows of the module's
/// commands. A test's name begins with the guideline's id; docs/guidelines.md lists all of them.
/// </summary>
public sealed partial class GuidelineTests : IClassFixture<ModuleSession>
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] VerbGroups =
    [
        typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther),
    ];

    /// <summary>Verbs of commands that only look.</summary>
    private static readonly string[] Looking = ["Compare", "Get", "Resolve", "Test"];

    /// <summary>What can't be taken back, or is done in the world by somebody else.</summary>
    private static readonly string[] Grave = ["Close-PratorEpisode", "Remove-RecoveryData"];

    /// <summary>Names that end in s and mean one thing.</summary>
    private static readonly string[] Singular = ["Always", "As", "Census", "MinimumAgeDays"];

    /// <summary>Dates may be texts, DateTime, DateTimeOffset or DateOnly; a fact may be a date or a text; an item a number, an id or an object.</summary>
    private static readonly string[] OfManyTypes =
        ["After", "AsOf", "Before", "FirstDayWithoutData", "ItemId", "LastManualDay", "RegisterFrom", "RestoredAt", "Since", "Value"];

    /// <summary>One word for what each cmdlet has of its own: kinds of reports, of events and of items; what is taken from the pipeline.</summary>
    private static readonly string[] OfEachCmdlet = ["InputObject", "Kind"];

    /// <summary>What they make is what they are called for, so it is given out without being asked for.</summary>
    private static readonly string[] Makers =
        ["Export-RecoveryPolicy", "New-RecoveryPolicy", "Register-RecoverySchedule", "Remove-RecoveryData", "Send-RecoveryMail"];

    /// <summary>It leaves nothing to be given out.</summary>
    private static readonly string[] Silent = ["Unregister-RecoverySchedule"];

    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    private readonly CmdletInfo[] _cmdlets;

    public GuidelineTests(ModuleSession session) =>
        _cmdlets = [.. session.Run("Get-Command -Module Prator.Recovery").Clean().Output.Select(o => o.BaseObject).Cast<CmdletInfo>()];

    [Fact]
    public void RD01_Verbs_AreApproved()
    {
        string[] approved = [.. VerbGroups.SelectMany(g => g.GetFields()).Select(f => (string)f.GetRawConstantValue()!)];

        Assert.All(_cmdlets, c => Assert.Contains(c.Verb, approved));
    }

    [Fact]
    public void RD02_Names_AreLettersOnly() => Assert.All(_cmdlets, c => Assert.Matches("^[A-Za-z]+-[A-Za-z]+$", c.Name));

    [Fact]
    public void RD03_CommonParameters_AreNotDefinedAgain()
    {
        Assert.All(_cmdlets, c => Assert.DoesNotContain(OwnProperties(c), p => Common.Contains(p.Name)));
        Assert.All(_cmdlets, c => Assert.Empty(OwnParameters(c).SelectMany(p => p.Aliases).Intersect(Common, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public void RD04_WhatChangesSomething_AsksFirst()
    {
        Assert.All(_cmdlets, c => Assert.Equal(!Looking.Contains(c.Verb), new CommandMetadata(c).SupportsShouldProcess));
        Assert.Equal(Grave, _cmdlets.Where(c => new CommandMetadata(c).ConfirmImpact == ConfirmImpact.High).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void RC01_Cmdlets_ArePublicAndSealed() =>
        Assert.All(_cmdlets, c => Assert.True(c.ImplementingType is { IsPublic: true, IsSealed: true } type && type.IsSubclassOf(typeof(PSCmdlet)), c.Name));

    [Fact]
    public void RC02_Attribute_NamesTheClassAndADefaultSet()
    {
        Assert.All(_cmdlets, c => Assert.Equal($"{c.Verb}{c.Noun}Command", c.ImplementingType.Name));
        Assert.All(_cmdlets.Where(c => c.ParameterSets.Count > 1), c => Assert.Single(c.ParameterSets, s => s.IsDefault));
    }

    [Fact]
    public void RC03_Input_IsProcessed() =>
        Assert.All(_cmdlets, c => Assert.True(Overrides(c, "BeginProcessing") || Overrides(c, "ProcessRecord") || Overrides(c, "EndProcessing"), c.Name));

    [Fact]
    public void RC04_OutputType_IsDeclared()
    {
        Assert.Equal(Silent, _cmdlets.Where(c => c.OutputType.Count == 0).Select(c => c.Name));
        Assert.All(_cmdlets.SelectMany(c => c.OutputType), o => Assert.True(o.Type is { IsPublic: true }, o.Name));
    }

    [Fact]
    public void SD01_Nouns_AreSpecificAndSingular()
    {
        string[] own = ["Prator", "Recovery", "Outage", "Sip"];

        Assert.All(_cmdlets, c => Assert.Contains(own, n => c.Noun.StartsWith(n, StringComparison.Ordinal)));
        Assert.All(_cmdlets, c => Assert.False(c.Noun.EndsWith('s'), c.Noun));
    }

    [Fact]
    public void SD02_Names_ArePascalCase() => Assert.All(_cmdlets, c => Assert.Matches("^([A-Z][a-z]+)+-([A-Z][a-z]+)+$", c.Name));

    [Fact]
    public void SD03_ParameterNames_AreSingularAndPascalCase()
    {
        string[] names = [.. _cmdlets.SelectMany(OwnParameters).Select(p => p.Name).Distinct()];

        Assert.All(names, n => Assert.Matches("^[A-Z][A-Za-z]*$", n));
        Assert.Equal(Singular, names.Where(n => n.EndsWith('s')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SD03_Aliases_MeanOneParameter() => Assert.All(_cmdlets, c =>
    {
        string[] names = [.. c.Parameters.Values.SelectMany(p => p.Aliases.Append(p.Name))];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    });

    [Fact]
    public void SD03_Types_AreStrong()
    {
        ParameterMetadata[] all = [.. _cmdlets.SelectMany(OwnParameters)];

        Assert.DoesNotContain(all, p => One(p.ParameterType) == typeof(bool));
        Assert.Equal(OfManyTypes, all.Where(p => One(p.ParameterType) == typeof(object)).Select(p => p.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SD03_Types_AreTheSameInAllCmdlets()
    {
        IEnumerable<string> several = _cmdlets.SelectMany(OwnParameters)
            .GroupBy(p => p.Name)
            .Where(g => g.Select(p => One(p.ParameterType)).Distinct().Count() > 1)
            .Select(g => g.Key);

        Assert.Equal(OfEachCmdlet, several.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SD03_PassThru_IsThereWhereNothingIsGivenOutOtherwise() => Assert.Equal(
        Makers.Concat(Silent).Order(StringComparer.Ordinal),
        _cmdlets.Where(c => !Looking.Contains(c.Verb) && !c.Parameters.ContainsKey("PassThru")).Select(c => c.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void SD03_Sets_AreToldApart() => Assert.All(_cmdlets, c =>
    {
        foreach (CommandParameterSetInfo set in c.ParameterSets.Where(s => !s.IsDefault && c.ParameterSets.Count > 1))
        {
            IEnumerable<string> elsewhere = c.ParameterSets.Where(s => s != set).SelectMany(s => s.Parameters).Where(p => p.IsMandatory).Select(p => p.Name);
            Assert.NotEmpty(set.Parameters.Where(p => p.IsMandatory).Select(p => p.Name).Except(elsewhere));
        }
    });

    [Fact]
    public void SD03_Parameter_IsTheSameInEverySet() => Assert.All(_cmdlets, c =>
        Assert.All(
            c.ParameterSets.SelectMany(s => s.Parameters).GroupBy(p => p.Name),
            g => Assert.Single(g.Select(p => (p.Position, p.ValueFromPipeline, p.ValueFromPipelineByPropertyName)).Distinct())));

    [Fact]
    public void SD03_Positions_AreFewAndInOrder() => Assert.All(_cmdlets.SelectMany(c => c.ParameterSets), s =>
    {
        CommandParameterInfo[] placed = [.. s.Parameters.Where(p => p.Position >= 0).OrderBy(p => p.Position)];
        Assert.InRange(placed.Length, 0, 2);
        Assert.Equal(Enumerable.Range(0, placed.Length), placed.Select(p => p.Position));
        Assert.Equal(placed.OrderByDescending(p => p.IsMandatory), placed);
    });

    [Fact]
    public void SC01_Paths_AreFoundByWildcard_AndExactly() => Assert.All(
        _cmdlets.Where(c => c.Parameters.TryGetValue("Path", out ParameterMetadata? path) && path.Attributes.OfType<SupportsWildcardsAttribute>().Any()),
        c => Assert.Contains("LiteralPath", c.Parameters.Keys));

    [Fact]
    public void SC01_ArgumentsInPlace_ArePlainText() =>
        Assert.DoesNotContain(_cmdlets.SelectMany(OwnParameters), p => One(p.ParameterType) == typeof(FileInfo) || One(p.ParameterType) == typeof(Uri));

    [Fact]
    public void SC02_PipelineInput_IsOneParameterASet_AndProcessedAsItComes()
    {
        Assert.All(_cmdlets.SelectMany(c => c.ParameterSets), s => Assert.InRange(s.Parameters.Count(p => p.ValueFromPipeline), 0, 1));
        Assert.All(
            _cmdlets.Where(c => c.ParameterSets.SelectMany(s => s.Parameters).Any(p => p.ValueFromPipeline || p.ValueFromPipelineByPropertyName)),
            c => Assert.True(Overrides(c, "ProcessRecord"), c.Name));
    }

    [Fact]
    public void List_HasEveryGuideline_AndNamesTestsThatAreThere()
    {
        string[] guidelines =
        [
            .. Numbered("RD", 6), .. Numbered("RC", 7), .. Numbered("SD", 5), .. Numbered("SC", 4),
        ];
        (string Id, string Held)[] rows =
        [
            .. Row().Matches(File.ReadAllText(Repository.PathOf("docs/guidelines.md"))).Select(m => (m.Groups["id"].Value, m.Groups["held"].Value)),
        ];
        string[] named = [.. rows.SelectMany(r => Code().Matches(r.Held)).Select(m => m.Groups["name"].Value).Where(n => n.EndsWith("Tests", StringComparison.Ordinal) || n.Contains('_', StringComparison.Ordinal))];
        string[] own = [.. GetType().GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null && Own().IsMatch(m.Name)).Select(m => m.Name)];
        HashSet<string> classes = [.. Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f))];

        Assert.Equal(guidelines.Order(StringComparer.Ordinal), rows.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.True(Code().IsMatch(r.Held) || r.Held.StartsWith("Does not apply", StringComparison.Ordinal), $"{r.Id} says neither how it is tested nor why it does not apply."));
        Assert.Equal(own.Order(StringComparer.Ordinal), named.Where(n => Own().IsMatch(n)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(named.Where(n => n.EndsWith("Tests", StringComparison.Ordinal)), n => Assert.Contains(n, classes));
    }

    private static IEnumerable<string> Numbered(string kind, int count) => Enumerable.Range(1, count).Select(n => $"{kind}{n:00}");

    private static IEnumerable<ParameterMetadata> OwnParameters(CmdletInfo cmdlet) => cmdlet.Parameters.Values.Where(p => !Common.Contains(p.Name));

    private static IEnumerable<PropertyInfo> OwnProperties(CmdletInfo cmdlet) =>
        cmdlet.ImplementingType.GetProperties().Where(p => p.GetCustomAttributes<ParameterAttribute>().Any());

    private static bool Overrides(CmdletInfo cmdlet, string method) =>
        cmdlet.ImplementingType.GetMethod(method, Declared, Type.EmptyTypes)!.DeclaringType!.Assembly != typeof(Cmdlet).Assembly;

    private static Type One(Type type)
    {
        Type one = type.GetElementType() ?? type;
        return Nullable.GetUnderlyingType(one) ?? one;
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z]{2}\d\d) \|[^|]*\|[^|]*\| (?<held>[^|]*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(RD|RC|SD|SC)[0-9]{2}_")]
    private static partial Regex Own();
}
