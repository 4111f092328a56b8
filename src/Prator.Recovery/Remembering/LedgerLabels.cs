using System.Text.Json;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Remembering;

/// <summary>What people call a field about which a ledger asks: as the screen says, else as exports do.</summary>
internal static class LedgerLabels
{
    /// <param name="policy">Whose labels are the screen's; null where there is none.</param>
    /// <param name="kind">Whose field it is.</param>
    public static Func<string, string> Of(RecoveryPolicy? policy, ItemKind kind) => field =>
        policy?.Labels.GetValueOrDefault(JsonNamingPolicy.CamelCase.ConvertName(field)) ?? MainHeader(kind, field) ?? field;

    // What the census says of a patient is asked about SIPs, too, which have no such field of their own.
    private static string? MainHeader(ItemKind kind, string field)
    {
        foreach (ItemKind of in new[] { kind, ItemKind.Episode, ItemKind.Stay })
        {
            if (ImportProfile.Properties(of).Contains(field))
            {
                return ProfileShelf.Get(ProfileShelf.Default, path => path).Headers(of, field)[0];
            }
        }

        return null;
    }
}
