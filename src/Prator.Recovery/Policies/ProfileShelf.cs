using Prator.Recovery.Exchange;

namespace Prator.Recovery.Policies;

/// <summary>Finds the header profile that exports are read by.</summary>
internal static class ProfileShelf
{
    /// <summary>The profile that is taken unless another is asked for.</summary>
    public const string Default = "prator";

    private static readonly ShippedFiles<ImportProfile> Files = new(
        ModuleFolder.Profiles,
        new ShippedTexts("ProfileNotFound", Messages.ProfileNotShipped, Messages.ProfileFileMissing, Messages.ProfilePathWrong),
        ImportProfile.Read);

    /// <summary>The names of the shipped profiles.</summary>
    public static IReadOnlyList<string> Names => Files.Names;

    /// <inheritdoc cref="ShippedFiles{T}.Get"/>
    public static ImportProfile Get(string nameOrPath, Func<string, string> toFullPath) => Files.Get(nameOrPath, toFullPath);
}
