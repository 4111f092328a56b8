using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Texts;

/// <summary>The files that the product is built from.</summary>
internal static class ProductSource
{
    /// <param name="pattern">Such as <c>*.cs</c>.</param>
    /// <param name="project">The folder of a project under src; empty for all.</param>
    public static IEnumerable<string> Files(string pattern, string project = "") =>
        Directory.EnumerateFiles(Path.Combine(Checkout.PathOf("src"), project), pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Checkout.Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
}
