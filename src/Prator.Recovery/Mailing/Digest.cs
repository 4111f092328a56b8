using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mailing;

/// <summary>What one owner is told of: numbers and opaque references, and nothing that anybody wrote in an export.</summary>
internal sealed record Digest
{
    public required DigestKind Kind { get; init; }

    /// <summary>Who gets it, as the outbox tells owners apart.</summary>
    public required string Recipient { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<OwnerContact> To { get; init; }

    public required CultureInfo Language { get; init; }

    /// <summary>In the policy's zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What waits, in the order of the items' numbers, rejected rows last.</summary>
    public required IReadOnlyList<DigestItem> Items { get; init; }

    /// <summary>Of the system owner's: all items by state; empty of others.</summary>
    public IReadOnlyList<(ItemState State, long Count)> States { get; init; } = [];

    /// <summary>Mails that somebody should look at; of the system owner's digest.</summary>
    public UnsettledMails Mails { get; init; } = UnsettledMails.None;

    /// <summary>Items and rows that nobody local answers for, as owners.yaml knows neither unit nor municipality; of the regional owner's and the system owner's digest.</summary>
    public int Uncovered { get; init; }

    /// <summary>The first working day after which something goes on to the regional owner (F2); null where the policy sets no limit, or nothing is asked.</summary>
    public DateOnly? Deadline => Items.Min(i => i.Deadline);

    /// <summary>SHA-256 of what is told: not of the day, the head of the chain, the time or the wording, nor of what is new, which any import changes.</summary>
    public string Content => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Items = Items.Select(i => $"{i.Reference} {i.Action} {i.State} {i.AgeWorkingDays} {i.IsStale} {i.IsEscalated}"),
        States = States.Select(s => $"{s.State} {s.Count}"),
        Unknown = Mails.Unknown,
        Refused = Mails.Refused,
        Uncovered,
    })));
}

/// <summary>Something that waits for somebody.</summary>
/// <param name="Reference">Its number in the ledger: <c>#12</c>, or <c>R5</c> of a rejected row.</param>
/// <param name="Action">Null of a rejected row.</param>
/// <param name="State">Null of a rejected row.</param>
/// <param name="AgeWorkingDays">For how many Swedish working days it has waited.</param>
/// <param name="IsNew">Whether it is new, or came to its state, since its owner was last told.</param>
/// <param name="IsStale">Whether its order is of an earlier day.</param>
/// <param name="IsEscalated">Whether it has gone on to the regional owner.</param>
/// <param name="Deadline">The day after which it goes on to the regional owner; null where it does not.</param>
internal sealed record DigestItem(string Reference, RecoveryAction? Action, ItemState? State, int AgeWorkingDays, bool IsNew, bool IsStale, bool IsEscalated, DateOnly? Deadline);
