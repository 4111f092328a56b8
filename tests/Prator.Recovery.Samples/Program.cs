using Prator.Recovery.Testing;

namespace Prator.Recovery.Samples;

/// <summary>Rewrites docs/examples/2024-01, or writes the files to the folder that is given.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        string folder = args.FirstOrDefault() ?? Checkout.PathOf("docs/examples/2024-01");
        Directory.CreateDirectory(folder);
        foreach (SampleFile file in SampleExports.All())
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
            Console.WriteLine($"{file.Name}: {file.Rows.Count} rows");
        }

        return 0;
    }
}
