using System.Globalization;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>The conditions of a query, with their values bound, never written into the text.</summary>
internal sealed class SqliteConditions
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];

    /// <summary>The WHERE clause with a space before it; empty where there is no condition.</summary>
    public string Text => _conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", _conditions);

    /// <param name="condition">With one <c>?</c> for the value.</param>
    /// <param name="value">The value.</param>
    public void Add(string condition, long value) => AddValue(condition, value);

    /// <param name="condition">With one <c>?</c> for the value.</param>
    /// <param name="value">The value.</param>
    public void Add(string condition, string value) => AddValue(condition, value);

    /// <summary>That a column is one of several values; no condition where these are null.</summary>
    public void AddAmong<T>(string column, IEnumerable<T>? values)
    {
        if (values is not null)
        {
            AddValue($"{column} IN (SELECT value FROM json_each(?))", JsonSerializer.Serialize(values));
        }
    }

    public void Bind(Statement statement)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values[i] is long number)
            {
                statement.Bind(i + 1, number);
            }
            else
            {
                statement.Bind(i + 1, (string)_values[i]);
            }
        }
    }

    private void AddValue(string condition, object value)
    {
        _values.Add(value);
        _conditions.Add(condition.Replace("?", string.Create(CultureInfo.InvariantCulture, $"?{_values.Count}"), StringComparison.Ordinal));
    }
}
