using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>A row as the parameters of one command.</summary>
internal sealed class ParameterRow(NpgsqlBatchCommand command) : IPostgresRow
{
    public void Number(long value) => Add(value);

    public void Integer(int value) => Add(value);

    public void Code(int value) => Add(checked((short)value));

    public void Flag(bool value) => Add(value);

    public void Text(string? value) => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value });

    public void Day(DateOnly? value) => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date, Value = (object?)value ?? DBNull.Value });

    public void Bytes(ReadOnlySpan<byte> value) => Add(value.ToArray());

    public void Nothing() => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea, Value = DBNull.Value });

    private void Add<T>(T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
