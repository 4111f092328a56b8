using System.Buffers.Binary;
using System.Globalization;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>How values stand in a column that the stores have no type for, or not all of them.</summary>
internal static class StoredValues
{
    public const int HashBytes = 16;

    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Actions = Enum.GetNames<RecoveryAction>();

    private static readonly Dictionary<string, RecoveryAction> ActionOf = Enum.GetValues<RecoveryAction>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>An action's name, as the contract fixes it, without a new string each time.</summary>
    public static string NameOf(RecoveryAction action) => Actions[(int)action];

    /// <exception cref="FormatException">There is no such action.</exception>
    public static RecoveryAction Action(string name) =>
        ActionOf.TryGetValue(name, out RecoveryAction action) ? action : throw new FormatException($"There is no action `{name}`.");

    public static string? Text(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    public static DateOnly? ReadDay(string? text) => text is null ? null : DateOnly.ParseExact(text, Day, CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadTime(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static void Write(UInt128 hash, Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);

    public static UInt128 ReadHash(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(bytes);
}
