namespace Prator.Recovery.Exchange;

/// <summary>The rows of data of one file, one after the other.</summary>
internal abstract class Table : TableRow, IDisposable
{
    /// <summary>Goes to the next row that has anything in it.</summary>
    /// <exception cref="ExportException">The file cannot be read on.</exception>
    public abstract bool Read();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
