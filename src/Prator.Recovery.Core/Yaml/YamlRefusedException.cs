namespace Prator.Recovery.Core.Yaml;

/// <summary>One thing that is wrong with a YAML file: where, what, and what is allowed there.</summary>
public sealed record YamlProblem(YamlPlace Place, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Place}: {Message}";
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

    /// <summary>At least one, in the order of the file where one reading found them.</summary>
    public IReadOnlyList<YamlProblem> Problems { get; }
}
