namespace Prator.Recovery.Core.Yaml;

/// <summary>Where a piece of YAML stands. Line and column count from 1.</summary>
public readonly record struct YamlPlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>A strict YAML tree: scalars are texts, keys are unique, and everything knows its place.</summary>
public abstract record YamlNode(YamlPlace Place)
{
    /// <summary>What a person calls this kind of node, for messages.</summary>
    public abstract string KindName { get; }
}

public sealed record YamlText(YamlPlace Place, string Value) : YamlNode(Place)
{
    public override string KindName => Messages.AText;
}

public sealed record YamlList(YamlPlace Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place)
{
    public override string KindName => Messages.AList;
}

/// <summary>One key of a map, with the key's own place.</summary>
public sealed record YamlEntry(YamlPlace Place, string Key, YamlNode Value);

public sealed record YamlMap(YamlPlace Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
{
    public override string KindName => Messages.AMap;
}
