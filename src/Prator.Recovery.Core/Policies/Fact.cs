using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies;

/// <summary>What the rules see of an item: exactly one of a few named bands.</summary>
/// <param name="Name">The name that rules use.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Bands">At least two, in the order they are tried.</param>
/// <param name="Field">The coded field whose values are the bands, or null where the bands have conditions.</param>
/// <param name="Index">Its number among the facts of its kind of item.</param>
/// <param name="Place">Where the policy says so.</param>
public sealed record Fact(string Name, LocalText Label, IReadOnlyList<Band> Bands, ItemField? Field, int Index, YamlPlace Place)
{
    public int IndexOf(string band)
    {
        for (int i = 0; i < Bands.Count; i++)
        {
            if (Bands[i].Name == band)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>One band of a fact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">When it is taken, unless one above it was; null for the last (it takes what is left) and for bands of a field.</param>
/// <param name="Label">What people call it; its name where nothing else is known.</param>
public sealed record Band(string Name, Condition? When, LocalText Label);
