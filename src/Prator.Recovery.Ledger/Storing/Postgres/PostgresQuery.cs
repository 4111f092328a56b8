using System.Globalization;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>A query and its conditions, with their values bound, never written into the text.</summary>
internal sealed class PostgresQuery(string select, string order = "")
{
    private readonly List<string> _conditions = [];
    private readonly List<Func<NpgsqlParameter>> _values = [];

    public string Sql => select + (_conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", _conditions)) + order;

    /// <param name="condition">With one <c>?</c> for the value, or none.</param>
    /// <param name="value">A number, a text, a day or an array of these.</param>
    public PostgresQuery Where<T>(string condition, T value)
    {
        With(value);
        _conditions.Add(condition.Replace("?", string.Create(CultureInfo.InvariantCulture, $"${_values.Count}"), StringComparison.Ordinal));
        return this;
    }

    public PostgresQuery Where(string condition)
    {
        _conditions.Add(condition);
        return this;
    }

    /// <summary>That a column is one of several values; no condition where these are null.</summary>
    public PostgresQuery Among<T>(string column, IEnumerable<T>? values) => values is null ? this : Where($"{column} = ANY(?)", values.ToArray());

    /// <summary>A value that the text names itself, as <c>$1</c> and so on.</summary>
    public PostgresQuery With<T>(T value)
    {
        _values.Add(() => new NpgsqlParameter<T> { TypedValue = value });
        return this;
    }

    public void Bind(NpgsqlParameterCollection parameters) => _values.ForEach(value => parameters.Add(value()));
}
