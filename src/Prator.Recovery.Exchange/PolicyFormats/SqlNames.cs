using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>The columns that a statement makes beside those of fields and facts; none of them is the name of a field.</summary>
internal static class SqlNames
{
    public const string Reference = "reference";
    public const string Rule = "rule_id";
    public const string Fault = "fault_column";
    public const string WhereaboutsFact = "whereabouts";

    /// <summary>Whether the side question of that number is asked.</summary>
    public static string Asks(int question) => "asks_" + question.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a rule sets a field to.</summary>
    public static string Set(ItemField field) => SqlText.Name("set_" + SqlColumns.Snake(field.Name));
}
