using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>The end of a log as a person noted it.</summary>
internal static class NotedHead
{
    /// <exception cref="InputException">The text has another form.</exception>
    public static (long Seq, byte[] ShownMac) Read(string head) => ChainHead.TryParse(head, out long seq, out byte[] shown)
        ? (seq, shown)
        : throw new InputException("HeadInvalid", Messages.HeadInvalid(head));
}
