namespace Prator.Recovery.Ledger;

/// <summary>Takes the indexes of an empty ledger away while it is filled, and makes them at once in the end: several times as fast as row by row.</summary>
internal sealed class SqliteIndexes
{
    private readonly SqliteFile _file;
    private readonly List<string> _definitions = [];

    private SqliteIndexes(SqliteFile file) => _file = file;

    /// <summary>Drops them, within the transaction that the caller began.</summary>
    public static SqliteIndexes TakeAway(SqliteFile file)
    {
        SqliteIndexes taken = new(file);
        List<string> names = [];
        using (Statement row = file.Prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
        {
            while (row.Step())
            {
                names.Add(row.Text(0));
                taken._definitions.Add(row.Text(1));
            }
        }

        names.ForEach(name => file.Execute($"DROP INDEX {name}"));
        return taken;
    }

    /// <summary>Makes them again as they were.</summary>
    public void PutBack() => _definitions.ForEach(_file.Execute);
}
