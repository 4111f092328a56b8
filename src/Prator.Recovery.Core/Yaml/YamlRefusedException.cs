using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Yaml;

/// <summary>
/// One thing that is wrong with a YAML file: where, what, and what is allowed there. The file may be an export that was
/// given by mistake, so anything shaped like a personnummer is masked.
/// </summary>
public sealed partial record YamlProblem(YamlPlace Place, string Message)
{
    /// <summary>What is wrong, and what is allowed there.</summary>
    public string Message { get; } = PersonalNumbers().Replace(Message, "********");

    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Place}: {Message}";

    [GeneratedRegex(@"\d{6,8}[-+]?\d{4}")]
    private static partial Regex PersonalNumbers();
}

/// <summary>A YAML file (a policy, a profile) that was refused, with everything that is wrong with it.</summary>
public sealed class YamlRefusedException : Exception
{
    public YamlRefusedException(IReadOnlyList<YamlProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    public YamlRefusedException(YamlPlace place, string message)
        : this([new YamlProblem(place, message)])
    {
    }

    /// <summary>Something rests on a part that was refused, and saying so would only echo that.</summary>
    internal static YamlRefusedException AlreadyTold() => new([]);

    /// <summary>At least one, in the order of the file where one reading found them.</summary>
    public IReadOnlyList<YamlProblem> Problems { get; }
}
