using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Session;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root => Checkout.Root;

    /// <summary>The module as it is laid out for users.</summary>
    public static string Module => PathOf("out/module/Prator.Recovery");

    public static string Manifest => Path.Combine(Module, "Prator.Recovery.psd1");

    /// <summary>A policy of another outage, of another system.</summary>
    public static string VingaPolicy => PathOf("tests/data/policies/vinga-2031-09.yaml");

    public static string PathOf(string relative) => Checkout.PathOf(relative);
}
