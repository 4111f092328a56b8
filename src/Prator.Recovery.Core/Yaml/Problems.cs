namespace Prator.Recovery.Core.Yaml;

/// <summary>Gathers what is wrong, so that a person mends a file in one round and not in twenty.</summary>
internal sealed class Problems
{
    private readonly List<YamlProblem> _found = [];

    /// <summary>Reads one part; a refusal is kept, and null stands for the part.</summary>
    public T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (YamlRefusedException e)
        {
            _found.AddRange(e.Problems);
            return null;
        }
    }

    /// <summary>Reads one part that is a value; a refusal is kept, and null stands for the part.</summary>
    public T? TryValue<T>(Func<T> read)
        where T : struct => Try<object>(() => read()) is T value ? value : null;

    /// <summary>Reads each of a list. What is refused is told and left out, and so is what has the name of another above it.</summary>
    /// <param name="list">Maps that name what they hold.</param>
    /// <param name="what">What a message calls one of them: <c>the rule</c>.</param>
    /// <param name="key">The key of the name: <c>id</c>. What was read without a refusal has it.</param>
    /// <param name="read">Reads one.</param>
    public List<T> Each<T>(YamlList list, string what, string key, Func<YamlNode, T> read)
        where T : class
    {
        Dictionary<string, YamlPlace> met = new(StringComparer.Ordinal);
        List<T> all = [];
        foreach (YamlNode item in list.Items)
        {
            if (Try(() => read(item)) is not { } one)
            {
                continue;
            }

            YamlText name = item.Map(what).Required(key, what).Text(key);
            if (met.TryAdd(name.Value, name.Place))
            {
                all.Add(one);
            }
            else
            {
                Add(name.Place, Messages.NameStandsTwice(what, name.Value, met[name.Value].Line, key));
            }
        }

        return all;
    }

    public void Add(YamlPlace place, string message) => _found.Add(new YamlProblem(place, message));

    /// <param name="besides">What was found elsewhere, to be told in the same round.</param>
    /// <exception cref="YamlRefusedException">Something was found.</exception>
    public void ThrowIfAny(IEnumerable<YamlProblem>? besides = null)
    {
        if (_found.Count > 0)
        {
            throw new YamlRefusedException([.. _found.Concat(besides ?? []).Distinct().OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)]);
        }
    }
}
