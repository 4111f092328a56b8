using System.Management.Automation;

namespace Prator.Recovery;

/// <summary>What the user gave can't be used; the message says where, what and what to do. Carries its error id.</summary>
internal sealed class InputException(string errorId, string message, ErrorCategory category = ErrorCategory.InvalidArgument) : Exception(message)
{
    public string ErrorId { get; } = errorId;

    public ErrorCategory Category { get; } = category;
}
