using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>What a person decides about as it was given: <c>#12</c>, <c>V2</c>, an item; and <c>12</c> or <c>R5</c>, which may be references.</summary>
internal sealed record DecisionTarget
{
    /// <summary>As it was written.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is a number for certain: an object's, or one written with its <c>#</c>.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>The item's number that it looks like; null where it looks like none.</summary>
    public long? Item { get; init; }

    /// <summary>The rejected row's number that it looks like: 5 of R5; null where it looks like none.</summary>
    public long? Row { get; init; }

    /// <summary>What was seen to be decided; null where that is not known.</summary>
    public SeenDecisions? Seen { get; init; }

    /// <summary>As it may stand in a message.</summary>
    public string Shown => IsNumber && Item is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : PersonalNumber.Mask(Text);

    /// <summary>What a text, a number, or an object that has the property Id means; null where it means nothing.</summary>
    public static DecisionTarget? Of(object given)
    {
        object read = given is PSObject wrapped ? wrapped.BaseObject : given;
        bool isTyped = read is IConvertible;
        object? id = isTyped ? read : PSObject.AsPSObject(given).Properties["Id"]?.Value;
        string text = Convert.ToString(id, CultureInfo.InvariantCulture)?.Trim() ?? string.Empty;
        if (text.Length == 0)
        {
            return null;
        }

        long? item = NumberOf(text.AsSpan().TrimStart('#'));
        long? row = text[0] is 'R' or 'r' ? NumberOf(text.AsSpan(1)) : null;
        return new DecisionTarget
        {
            Text = text,
            IsNumber = (item ?? row) is not null && (!isTyped || text[0] == '#'),
            Item = item,
            Row = row,
            Seen = read is RecoveryItem known ? known.Seen : (read as RecoveryQuestion)?.Seen,
        };
    }

    private static long? NumberOf(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
