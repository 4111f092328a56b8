using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>A digest that somebody is to get, and what became of it: what Send-RecoveryMail gives.</summary>
public sealed class RecoveryMail
{
    internal RecoveryMail()
    {
    }

    /// <summary>Its number in the ledger, from 1; null where nothing was written: with -WhatIf and -PreviewPath.</summary>
    public long? Id { get; init; }

    /// <summary>What it is about.</summary>
    public required DigestKind Kind { get; init; }

    /// <summary>The local day, in the policy's zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The addresses that it goes to.</summary>
    public required IReadOnlyList<string> To { get; init => field = ReadableList.Of(value); }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>How many items it tells of.</summary>
    public required int Items { get; init; }

    /// <summary>What was to become of it.</summary>
    public required MailPlan Plan { get; init; }

    /// <summary>How far it has come; null where nothing was written.</summary>
    public MailState? State { get; init; }

    /// <summary>What the server answered; null before an answer.</summary>
    public string? Answer { get; init; }

    /// <summary>When the server may be asked again, local time of the policy's zone; null where it did not say.</summary>
    public DateTime? NotBefore { get; init; }

    /// <summary>The files that it was written to instead; empty where it was not.</summary>
    public IReadOnlyList<string> Files { get; init => field = ReadableList.Of(value); } = ReadableList.Of<string>([]);

    public override string ToString() => $"{Kind} {Day:yyyy-MM-dd} {string.Join(", ", To)}: {State?.ToString() ?? Plan.ToString()}";
}
