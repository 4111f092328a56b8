using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Gathers what is wrong, so that a person mends a policy in one round and not in twenty.</summary>
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
