using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>
/// The ids of the rules that stand in the file, whether or not the rules could be read: that one could not is told once, and
/// what refers to it is no further fault.
/// </summary>
internal sealed class RuleIds
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    // Where an id is lacking or stands twice, some rule has not the id that others know it by.
    private bool _isUnsure;

    public void Add(YamlList rules)
    {
        foreach (YamlNode rule in rules.Items)
        {
            _isUnsure |= rule is not YamlMap map || !map.Has("id", out YamlNode? id) || id is not YamlText text || !_ids.Add(text.Value);
        }
    }

    /// <summary>The id that a text names.</summary>
    /// <param name="id">The text.</param>
    /// <param name="what">What the rule is wanted for, for messages.</param>
    /// <exception cref="YamlRefusedException">There is no such rule.</exception>
    public string Known(YamlText id, string what = "") =>
        _ids.Contains(id.Value) ? id.Value
        : throw (_isUnsure ? YamlRefusedException.AlreadyTold() : YamlShape.Refuse(id, Messages.NoRule(id.Value, what, YamlShape.Listed(_ids))));
}
