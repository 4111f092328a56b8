using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>What a state looks like in a terminal: a colour, and where there are none a sign of its own.</summary>
internal static class StateColour
{
    private const string Reset = "\e[0m";

    /// <summary>The states in the order of what is left to do, each with its colour and its sign in a bar.</summary>
    public static IReadOnlyList<(ItemState State, string Escape, char Sign)> All { get; } =
    [
        (ItemState.Discrepancy, "\e[91m", '!'),
        (ItemState.Vanished, "\e[95m", 'x'),
        (ItemState.Asked, "\e[93m", '?'),
        (ItemState.PendingApproval, "\e[33m", '¿'),
        (ItemState.Waiting, "\e[96m", '░'),
        (ItemState.Ordered, "\e[94m", '▒'),
        (ItemState.Verified, "\e[92m", '█'),
        (ItemState.Settled, "\e[32m", '▓'),
    ];

    /// <summary>A text in the colour of a state, where colours are shown.</summary>
    public static string Paint(string text, ItemState state, bool isColoured) =>
        isColoured && text.Length > 0 ? All.First(s => s.State == state).Escape + text + Reset : text;
}
