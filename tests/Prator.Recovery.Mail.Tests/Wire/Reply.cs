namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>What the stand-in does with a submission.</summary>
public enum Ending
{
    /// <summary>It answers with the status.</summary>
    Status,

    /// <summary>It cuts the connection off.</summary>
    Reset,

    /// <summary>It says nothing any more.</summary>
    Hang,

    /// <summary>It answers something that is not HTTP.</summary>
    NotHttp,

    /// <summary>It answers 200 with a page.</summary>
    Page,
}

/// <summary>How the stand-in treats one submission whose payload is right.</summary>
/// <param name="Ending">How it ends.</param>
/// <param name="Status">The status that it answers with.</param>
/// <param name="IsAccepted">Whether it keeps the mail before that.</param>
/// <param name="RetryAfter">The header's text; null where it sends none.</param>
/// <param name="Header">Another header.</param>
internal sealed record Reply(Ending Ending, int Status = 0, bool IsAccepted = false, string? RetryAfter = null, (string Name, string Value)? Header = null)
{
    public static Reply Accept { get; } = new(Ending.Status, 202, IsAccepted: true);

    public static Reply Of(int status, bool isAccepted = false, string? retryAfter = null) => new(Ending.Status, status, isAccepted, retryAfter);
}
