using System.Globalization;
using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Reads the numbers of a ledger's items as people write them, <c>12</c> or <c>#12</c>, and says what one looks like to whoever gives anything else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        // What is no text is PowerShell's to convert.
        return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => Number(text),
            object[] several => Array.ConvertAll(several, one => Transform(engineIntrinsics, one)),
            _ => inputData,
        };
    }

    private static long Number(string text) =>
        long.TryParse(text.AsSpan().Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new ArgumentTransformationMetadataException(
                Messages.NoItemNumber(Core.Items.PersonalNumber.Mask(text)));
}
