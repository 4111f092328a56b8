using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Makes errors as all cmdlets tell them: with an id, a category, what the user gave, and what to do next.</summary>
internal static class CommandError
{
    /// <param name="exception">Says where, what, and what to do in this case.</param>
    /// <param name="errorId">By which scripts tell it from others.</param>
    /// <param name="category">What kind of fault it is.</param>
    /// <param name="target">What the user gave; null where nothing was given, or where it must not be shown.</param>
    public static ErrorRecord Of(Exception exception, string errorId, ErrorCategory category, object? target) => new(exception, errorId, category, target)
    {
        ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = Advice.On(errorId) },
    };
}
