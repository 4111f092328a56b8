using System.Collections;
using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>A pipeline object as a row: the names and values that a reader looks for headers in.</summary>
internal static class PipelineRow
{
    /// <summary>The keys of a hashtable, or the properties of any other object; values without PowerShell's wrapping.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Of(PSObject input) => input.BaseObject is IDictionary dictionary
        ? [.. dictionary.Cast<DictionaryEntry>().Select(e => KeyValuePair.Create(e.Key.ToString() ?? string.Empty, Unwrapped(e.Value)))]
        : [.. input.Properties.Where(p => p.IsGettable).Select(p => KeyValuePair.Create(p.Name, Unwrapped(p.Value)))];

    private static object? Unwrapped(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } custom => custom,
        PSObject wrapped => Unwrapped(wrapped.BaseObject),
        object?[] list => list.Select(Unwrapped).ToArray(),
        _ => value,
    };
}
