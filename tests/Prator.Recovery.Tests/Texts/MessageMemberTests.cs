using System.Text.RegularExpressions;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Texts;

/// <summary>Messages are said by members, so that the compiler finds one that is not there; the members and the texts are the same.</summary>
public sealed partial class MessageMemberTests
{
    private static readonly string[] Forms = [".one", ".other"];

    public static TheoryData<string> Projects =>
        [.. TextFile.All.Where(f => Path.GetFileName(f.Path) == "Messages.resx").Select(f => f.ToString().Split(Path.DirectorySeparatorChar)[1])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryKey_HasAMember_AndEveryMember_AKey(string project)
    {
        IEnumerable<string> members = Members(project).SelectMany(m => m.Says == "Count" ? Forms.Select(f => m.Name + f) : [m.Name]);

        Assert.Equal(Texts(project).Keys.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryMember_GivesWhatItsTextAsksFor(string project)
    {
        Dictionary<string, string> texts = Texts(project);
        Assert.All(Members(project), m => Assert.Equal(
            Enumerable.Range(0, m.Values),
            TextFile.Places(m.Says == "Count" ? texts[m.Name + ".one"] + texts[m.Name + ".other"] : texts[m.Name])));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryMember_IsSaidSomewhere(string project)
    {
        HashSet<string> said = [.. ProductSource.Files("*.cs", project).SelectMany(f => Use.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value)];

        Assert.Empty(Members(project).Select(m => m.Name).Except(said));
    }

    private static Dictionary<string, string> Texts(string project) =>
        TextFile.All.Single(f => f.Path == Checkout.PathOf($"src/{project}/Texts/Messages.resx")).Rows.ToDictionary(r => r.Key, r => r.Text);

    private static (string Name, string Says, int Values)[] Members(string project) =>
    [
        .. ProductSource.Files("Messages.*.cs", project)
            .SelectMany(f => Member.Matches(File.ReadAllText(f)))
            .Select(m => (m.Groups["name"].Value, m.Groups["says"].Value, m.Groups["values"].Value.Count(c => c == ','))),
    ];

    [GeneratedRegex(@"public static string (?<name>\w+)[^\n]*? => Texts\.(?<says>Of|Count)\(nameof\(\k<name>\)(?<values>[^)]*)\);")]
    private static partial Regex Member { get; }

    [GeneratedRegex(@"\bMessages\.(\w+)")]
    private static partial Regex Use { get; }
}
