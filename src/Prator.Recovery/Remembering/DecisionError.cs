using System.Management.Automation;
using Prator.Recovery.Commands;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Tells why a decision was not taken in.</summary>
internal static class DecisionError
{
    /// <summary>Of a decision that the ledger did not take.</summary>
    public static ErrorRecord Of(DecisionResult result, string name)
    {
        (string id, ErrorCategory category) = result.Outcome switch
        {
            DecisionOutcome.Conflict => ("DecisionConflict", ErrorCategory.ResourceExists),
            DecisionOutcome.Missing => ("ItemNotFound", ErrorCategory.ObjectNotFound),
            _ => ("DecisionRefused", ErrorCategory.InvalidOperation),
        };
        return CommandError.Of(new InvalidOperationException(result.Refusal), id, category, name);
    }

    /// <summary>Of a fact that can't be given of an item.</summary>
    public static ErrorRecord OfItem(ItemRow row, InputException fault)
    {
        string name = DecisionWords.NameOf(row);
        return CommandError.Of(new ArgumentException($"{name}: {fault.Message}"), fault.ErrorId, fault.Category, name);
    }

    /// <summary>Of a value that can't be read for any item of a kind.</summary>
    public static ErrorRecord OfKind(RecordKind kind, InputException fault) =>
        CommandError.Of(new ArgumentException(kind == RecordKind.Episode ? Messages.NoEpisodeDecided(fault.Message) : Messages.NoSipDecided(fault.Message)), fault.ErrorId, fault.Category, kind);
}
