using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>A rejected row as a non-terminating error: the target is the row, without its values.</summary>
internal static class RejectedRowError
{
    public const string ErrorId = "RowRejected";

    public static ErrorRecord Of(RejectedItem row) => new(new InvalidDataException(row.ToString()), ErrorId, ErrorCategory.InvalidData, row)
    {
        ErrorDetails = new ErrorDetails(row.ToString())
        {
            RecommendedAction = row.Advice,
        },
    };
}
