namespace Prator.Recovery.Ledger;

/// <summary>What a writer runs a million times, prepared once.</summary>
internal sealed class SqliteWriteStatements(SqliteFile file) : IDisposable
{
    private readonly List<Statement> _prepared = [];

    private Statement? _insertEntry;
    private Statement? _insertRecord;
    private Statement? _updateRecord;
    private Statement? _insertItem;
    private Statement? _updateItem;
    private Statement? _upsertOperation;
    private Statement? _upsertRejected;
    private Statement? _upsertMail;

    public Statement InsertEntry => _insertEntry ??= Prepare(SqliteEntries.Insert);

    public Statement InsertRecord => _insertRecord ??= Prepare(SqliteRecords.Insert);

    public Statement UpdateRecord => _updateRecord ??= Prepare(SqliteRecords.Update);

    public Statement InsertItem => _insertItem ??= Prepare(SqliteItems.Insert);

    public Statement UpdateItem => _updateItem ??= Prepare(SqliteItems.Update);

    public Statement UpsertOperation => _upsertOperation ??= Prepare(SqliteOperations.Upsert);

    public Statement UpsertRejected => _upsertRejected ??= Prepare(SqliteRejected.Upsert);

    public Statement UpsertMail => _upsertMail ??= Prepare(SqliteMail.Upsert);

    public void Dispose() => _prepared.ForEach(statement => statement.Dispose());

    private Statement Prepare(string sql)
    {
        Statement statement = file.Prepare(sql);
        _prepared.Add(statement);
        return statement;
    }
}
