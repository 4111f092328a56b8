using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Policies;

/// <summary>Finds the policy that a cmdlet is to decide by.</summary>
internal static class PolicyShelf
{
    /// <summary>Past so many days after its restoration a policy is no longer taken unasked.</summary>
    public const int DaysUnasked = 90;

    private static readonly ShippedTexts Texts = new("PolicyNotFound", Messages.PolicyNotShipped, Messages.PolicyFileMissing, Messages.PolicyPathWrong);

    private static readonly ShippedFiles<RecoveryPolicy> Files = new(ModuleFolder.Policies, Texts, RecoveryPolicy.Read);

    private static readonly ShippedFiles<PolicyOutline> Outlines = new(ModuleFolder.Policies, Texts, PolicyOutline.Read);

    private static readonly ShippedFiles<PolicyExamination> Examined = new(ModuleFolder.Policies, Texts, PolicyExamination.Of);

    /// <summary>The names of the shipped policies.</summary>
    public static IReadOnlyList<string> Names => Files.Names;

    /// <inheritdoc cref="ShippedFiles{T}.Get"/>
    public static RecoveryPolicy Get(string nameOrPath, Func<string, string> toFullPath) => Files.Get(nameOrPath, toFullPath);

    /// <summary>A policy as written, also one that does not load because of what its rules leave open.</summary>
    /// <inheritdoc cref="ShippedFiles{T}.Get"/>
    public static PolicyOutline Outline(string nameOrPath, Func<string, string> toFullPath) => Outlines.Get(nameOrPath, toFullPath);

    /// <inheritdoc cref="ShippedFiles{T}.GetWithText"/>
    public static (RecoveryPolicy Policy, string Text) GetWithText(string nameOrPath, Func<string, string> toFullPath) => Files.GetWithText(nameOrPath, toFullPath);

    /// <summary>Everything that can be proven about a policy, also of one that does not load.</summary>
    /// <inheritdoc cref="ShippedFiles{T}.Get"/>
    public static PolicyExamination Examine(string nameOrPath, Func<string, string> toFullPath) => Examined.Get(nameOrPath, toFullPath);

    /// <summary>The full path of a policy's file.</summary>
    /// <inheritdoc cref="ShippedFiles{T}.Get"/>
    public static string PathOf(string nameOrPath, Func<string, string> toFullPath) => Files.PathOf(nameOrPath, toFullPath);

    /// <summary>Whether a text is looked for among the names of shipped policies; else it is a path.</summary>
    public static bool IsName(string nameOrPath) => ShippedFiles<RecoveryPolicy>.IsName(nameOrPath);

    /// <summary>Whether a file is one of those that came with the module.</summary>
    public static bool IsShipped(string path) => Path.GetDirectoryName(path) == Path.GetFullPath(ModuleFolder.Policies);

    /// <summary>What names the policy in a file wherever one is asked for: the name of a shipped one, else the path.</summary>
    public static string ReferenceTo(string path) => IsShipped(path) ? Path.GetFileNameWithoutExtension(path) : path;

    /// <summary>The shipped policy whose system was restored last.</summary>
    public static RecoveryPolicy Newest() =>
        Names.Select(n => Get(n, path => path)).MaxBy(p => p.Boundaries.RestoredAt)
        ?? throw new InputException("PolicyNotFound", Messages.NoPolicyShipped(ModuleFolder.Policies));

    /// <summary>The name of <see cref="Newest"/>.</summary>
    public static string NewestName() => Newest().Name;

    /// <summary>Yesterday's routine must not decide tomorrow's outage.</summary>
    /// <exception cref="InputException">The policy was not asked for, and its outage is long over.</exception>
    public static void CheckNotStale(RecoveryPolicy policy, Moment asOf)
    {
        DateTime restored = policy.Boundaries.RestoredAt;
        if (asOf.ToDateTime() > restored.AddDays(DaysUnasked))
        {
            throw new InputException(
                "PolicyStale",
                Messages.PolicyStale(policy.Name, restored, DaysUnasked, asOf.Date));
        }
    }
}
