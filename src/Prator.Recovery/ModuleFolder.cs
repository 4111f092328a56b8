namespace Prator.Recovery;

/// <summary>The folder that the module was installed in, with the policies, profiles and schemas that it ships.</summary>
internal static class ModuleFolder
{
    // The assemblies lie in a folder below it.
    public static string Path { get; } =
        System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location))
        ?? throw new InvalidOperationException("The module's assembly was loaded from no file, so its policies can't be found.");

    public static string Policies => System.IO.Path.Combine(Path, "policies");

    public static string Schemas => System.IO.Path.Combine(Path, "schemas");

    public static string Profiles => System.IO.Path.Combine(Path, "profiles");
}
