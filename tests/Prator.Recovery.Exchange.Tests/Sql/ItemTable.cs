using System.Linq.Expressions;
using Npgsql;
using NpgsqlTypes;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>Items as rows of a table, by the column contract: what <see cref="SqlPolicy"/> says that it reads.</summary>
internal static class ItemTable
{
    /// <summary>Makes the table, with the items' numbers as references.</summary>
    public static void Fill<T>(NpgsqlConnection connection, string table, IReadOnlyList<T> items)
        where T : CareItem
    {
        Create<T>(connection, table);
        Action<NpgsqlBinaryImporter, T>[] writers = [.. ItemFields.Of<T>().Select(Writer<T>)];
        using NpgsqlBinaryImporter importer = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)");
        for (int i = 0; i < items.Count; i++)
        {
            importer.StartRow();
            importer.Write(FormattableString.Invariant($"{i}"), NpgsqlDbType.Text);
            foreach (Action<NpgsqlBinaryImporter, T> write in writers)
            {
                write(importer, items[i]);
            }
        }

        importer.Complete();
    }

    /// <summary>An empty table.</summary>
    public static void Create<T>(NpgsqlConnection connection, string table)
        where T : CareItem => Execute(connection, $"CREATE TABLE {table} (reference text, {string.Join(", ", ItemFields.Of<T>().Select(Columns))})");

    public static void Execute(NpgsqlConnection connection, string statement)
    {
        using NpgsqlCommand command = new(statement, connection);
        command.ExecuteNonQuery();
    }

    private static string Columns(ItemField field) => field.Kind switch
    {
        FieldKind.Moment => $"{Snake(field)} timestamp, {Snake(field)}_has_time boolean",
        FieldKind.List => $"{Snake(field)} text[]",
        _ => $"{Snake(field)} text",
    };

    /// <summary>The column of a field.</summary>
    public static string Snake(ItemField field) => string.Concat(field.Name.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}"));

    private static Action<NpgsqlBinaryImporter, T> Writer<T>(ItemField field)
    {
        Func<T, object> value = Reader<T>(field);
        return field.Kind switch
        {
            FieldKind.Moment => (importer, item) => Write(importer, (Moment)value(item)),
            FieldKind.List => (importer, item) => Write(importer, ((IReadOnlyList<string>)value(item)).ToArray()),
            _ => (importer, item) => Write(importer, Convert.ToInt32(value(item), null), field),
        };
    }

    private static void Write(NpgsqlBinaryImporter importer, Moment moment)
    {
        if (moment.ToDateTime() is { } local)
        {
            importer.Write(local, NpgsqlDbType.Timestamp);
            importer.Write(moment.HasTime, NpgsqlDbType.Boolean);
        }
        else
        {
            importer.WriteNull();
            importer.WriteNull();
        }
    }

    /// <summary>The code with number 0 is NULL, as a table that was made elsewhere has it.</summary>
    private static void Write(NpgsqlBinaryImporter importer, int code, ItemField field)
    {
        if (code == 0)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(field.Values[code], NpgsqlDbType.Text);
        }
    }

    private static void Write(NpgsqlBinaryImporter importer, string[] list)
    {
        if (list.Length == 0)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(list, NpgsqlDbType.Array | NpgsqlDbType.Text);
        }
    }

    private static Func<T, object> Reader<T>(ItemField field)
    {
        ParameterExpression item = Expression.Parameter(typeof(T));
        Expression value = field.Path.Split('.').Aggregate((Expression)item, Expression.Property);
        return Expression.Lambda<Func<T, object>>(Expression.Convert(value, typeof(object)), item).Compile();
    }
}
