using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>A plain log of events: one prepared insert for each item that is new or changed, with what the item is now.</summary>
internal sealed class PlainEvents : IDisposable
{
    private readonly string[] _columns;
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _item;
    private readonly SqliteParameter _what;
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    public PlainEvents(SqliteConnection connection, SqliteTransaction transaction, string[] columns)
    {
        _columns = columns;
        _json = new Utf8JsonWriter(_bytes);
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = "INSERT INTO event (time, actor, item, what) VALUES ($time, $actor, $item, $what)";
        _command.Parameters.AddWithValue("$time", DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        _command.Parameters.AddWithValue("$actor", "benchmark");
        _item = _command.Parameters.Add("$item", SqliteType.Text);
        _what = _command.Parameters.Add("$what", SqliteType.Text);
        _command.Prepare();
    }

    /// <param name="values">One of each column, the id first.</param>
    public void Add(SqliteParameter[] values)
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].Value is string text)
            {
                _json.WriteString(_columns[i], text);
            }
        }

        _json.WriteEndObject();
        _json.Flush();
        _item.Value = values[0].Value;
        _what.Value = Encoding.UTF8.GetString(_bytes.WrittenSpan);
        _command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _command.Dispose();
        _json.Dispose();
    }
}
