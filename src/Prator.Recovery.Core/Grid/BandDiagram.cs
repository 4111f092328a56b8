namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Bands as they depend on tests, as a decision diagram: a node asks one test and leads to another node for either answer,
/// tests always in the same order, and no two nodes are alike. So what is left of a fact when some tests are answered is one
/// number, and equal numbers mean that the rest is the same.
/// </summary>
internal sealed class BandDiagram
{
    /// <summary>The first nodes are the bands themselves; 0 and 1 are also no and yes.</summary>
    public const int Bands = 64;

    /// <summary>So many nodes are made before the facts are given up as too tangled.</summary>
    private const int MostNodes = 50_000;

    private readonly List<int> _tests = [.. Enumerable.Repeat(int.MaxValue, Bands)];
    private readonly List<int> _yes = [.. Enumerable.Range(0, Bands)];
    private readonly List<int> _no = [.. Enumerable.Range(0, Bands)];
    private readonly List<ulong> _open = [.. Enumerable.Range(0, Bands).Select(band => 1UL << band)];
    private readonly Dictionary<(int Test, int Yes, int No), int> _known = [];
    private readonly Dictionary<(int If, int Then, int Else), int> _chosen = [];

    /// <summary>Whether there are more nodes than can be made; what is built is nothing then.</summary>
    public bool IsTooLarge { get; private set; }

    public int Count => _tests.Count;

    /// <summary>The test that a node asks; greater than any where it is a band.</summary>
    public int TestOf(int node) => _tests[node];

    /// <summary>The node after an answer.</summary>
    public int Next(int node, bool answer) => answer ? _yes[node] : _no[node];

    /// <summary>The bands that a node can still lead to, as bits.</summary>
    public ulong OpenOf(int node) => _open[node];

    /// <summary>The node of one test.</summary>
    public int Test(int test) => Node(test, 1, 0);

    /// <summary>One node where another one leads to yes, and a third where it leads to no.</summary>
    public int Choose(int condition, int then, int otherwise)
    {
        if (condition < Bands || then == otherwise)
        {
            return condition == 0 ? otherwise : then;
        }

        if (_chosen.TryGetValue((condition, then, otherwise), out int known))
        {
            return known;
        }

        if (IsTooLarge)
        {
            return 0;
        }

        int test = Math.Min(_tests[condition], Math.Min(_tests[then], _tests[otherwise]));
        int node = Node(
            test,
            Choose(After(condition, test, true), After(then, test, true), After(otherwise, test, true)),
            Choose(After(condition, test, false), After(then, test, false), After(otherwise, test, false)));
        _chosen.Add((condition, then, otherwise), node);
        return node;
    }

    /// <summary>Yes where a node leads to one of some bands.</summary>
    public int Among(int node, ulong bands, Dictionary<int, int> known)
    {
        if ((_open[node] & ~bands) == 0 || (_open[node] & bands) == 0)
        {
            return (_open[node] & bands) == 0 ? 0 : 1;
        }

        if (!known.TryGetValue(node, out int among))
        {
            among = Node(_tests[node], Among(_yes[node], bands, known), Among(_no[node], bands, known));
            known.Add(node, among);
        }

        return among;
    }

    private int After(int node, int test, bool answer) => _tests[node] == test ? Next(node, answer) : node;

    private int Node(int test, int yes, int no)
    {
        if (yes == no)
        {
            return yes;
        }

        if (!_known.TryGetValue((test, yes, no), out int node))
        {
            node = Count;
            IsTooLarge |= node >= MostNodes;
            _tests.Add(test);
            _yes.Add(yes);
            _no.Add(no);
            _open.Add(_open[yes] | _open[no]);
            _known.Add((test, yes, no), node);
        }

        return node;
    }
}
