namespace Prator.Recovery.Exchange;

/// <summary>A file opened for reading once through, metered; other programs may have it open.</summary>
internal sealed class ExportStream : Stream
{
    private readonly FileStream _file;
    private readonly ReadMeter _meter;

    private ExportStream(FileStream file, ReadMeter meter)
    {
        _file = file;
        _meter = meter;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    /// <exception cref="ExportException">The file is missing, a folder, or not to be opened.</exception>
    public static ExportStream Open(string file, ReadMeter meter)
    {
        if (Directory.Exists(file))
        {
            throw new ExportException(
                ExportFault.FileIsFolder, file, Messages.FileIsFolder(file, Path.DirectorySeparatorChar));
        }

        // Of a pipe or a device the length is 0 too, and to open it could wait forever.
        if (new FileInfo(file) is { Exists: true, Length: 0 })
        {
            throw new ExportException(ExportFault.FileEmpty, file, Messages.FileIrregular(file));
        }

        try
        {
            // Delete and ReadWrite: a spreadsheet program that has the file open must not hinder reading.
            return new ExportStream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), meter);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExportException(ExportFault.FileMissing, file, Messages.FileMissing(file), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file, e);
        }
    }

    public static ExportException Unreadable(string file, Exception e) =>
        new(ExportFault.FileUnreadable, file, Messages.FileUnreadable(file, e.Message), e);

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = _file.Read(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_file.Name, e);
        }

        _meter.Add(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
