using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Prator.Recovery.Isolation.Tests;

/// <summary>Every name that this process looks up and every connection over a network that it begins, until it is disposed of.</summary>
internal sealed class Connections : EventListener
{
    private static readonly Dictionary<string, string> Begins = new(StringComparer.Ordinal)
    {
        ["System.Net.Sockets"] = "ConnectStart",
        ["System.Net.NameResolution"] = "ResolutionStart",
    };

    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyCollection<string> Seen => _seen;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (Begins.ContainsKey(eventSource.Name))
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        string target = string.Join(' ', eventData.Payload ?? new([]));

        // The runner of the tests talks with what started it.
        if (Begins.GetValueOrDefault(eventData.EventSource.Name) == eventData.EventName && !target.StartsWith("Unix", StringComparison.Ordinal))
        {
            _seen.Enqueue($"{eventData.EventName} {target}");
        }
    }
}
