using System.Security.Cryptography;

namespace Prator.Recovery.Ledger;

/// <summary>One key of a ledger, where it is kept. Holds no key material itself.</summary>
/// <param name="Places">Where keys are.</param>
/// <param name="VariableName">The environment variable that comes first.</param>
/// <param name="FileName">The file, else.</param>
/// <param name="Owner">Whose key it is, in messages: "chain's".</param>
internal sealed record LedgerKey(KeyPlaces Places, string VariableName, string FileName, string Owner)
{
    /// <summary>How long every key is.</summary>
    public const int Bytes = 32;

    private string File => Path.Combine(Places.Folder, FileName);

    /// <summary>Whether the key is given from outside, so that this module can't remove it.</summary>
    public bool IsInVariable => Places.Variable(VariableName) is not null;

    /// <summary>The key: 32 bytes that the caller zeroes; null where there is none.</summary>
    /// <exception cref="LedgerException">KeyWrong: it has another form. KeyMissing: its file can't be read.</exception>
    public byte[]? Read()
    {
        if (Places.Variable(VariableName) is { } value)
        {
            return Decoded(value, Messages.TheVariable(VariableName));
        }

        try
        {
            return System.IO.File.Exists(File) ? Decoded(System.IO.File.ReadAllText(File), Messages.TheFile(File)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFault.KeyMissing,
                Messages.KeyUnreadable(Owner, File, exception.Message, VariableName), exception);
        }
    }

    /// <summary>The key that the environment gives, else a new one in a new file.</summary>
    /// <returns>32 bytes that the caller zeroes.</returns>
    /// <exception cref="LedgerException">There is a file already, or it can't be written.</exception>
    public byte[] Make()
    {
        if (IsInVariable)
        {
            return Read()!;
        }

        byte[] key = RandomNumberGenerator.GetBytes(Bytes);
        try
        {
            KeyFile.Write(File, Convert.ToBase64String(key));
            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            CryptographicOperations.ZeroMemory(key);
            throw new LedgerException(LedgerFault.KeyMissing,
                Messages.KeyUnwritable(Owner, File, exception.Message, VariableName), exception);
        }
    }

    /// <summary>Destroys the key's file, if there is one.</summary>
    /// <exception cref="LedgerException">It can't be removed.</exception>
    public void Destroy()
    {
        try
        {
            KeyFile.Destroy(File);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFault.Unavailable, Messages.KeyNotRemoved(Owner, File, exception.Message), exception);
        }
    }

    /// <summary>What to say where the key is needed and missing.</summary>
    public LedgerException Missing(string needed) => new(LedgerFault.KeyMissing,
        Messages.KeyMissing(Owner, needed, File, VariableName));

    /// <summary>What to say where the key is another ledger's.</summary>
    public LedgerException Wrong() => new(LedgerFault.KeyWrong,
        IsInVariable
            ? Messages.VariableKeyWrong(VariableName, Owner, File)
            : Messages.FileKeyWrong(File, Owner));

    // The value itself is never in a message.
    private byte[] Decoded(string text, string place)
    {
        byte[] key = new byte[Bytes];
        if (Convert.TryFromBase64String(text.Trim(), key, out int length) && length == Bytes)
        {
            return key;
        }

        CryptographicOperations.ZeroMemory(key);
        throw new LedgerException(LedgerFault.KeyWrong, Messages.NoKeyThere(place, Owner, Bytes));
    }
}
