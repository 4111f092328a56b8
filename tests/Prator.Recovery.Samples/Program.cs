using Prator.Recovery.Testing;

namespace Prator.Recovery.Samples;

/// <summary>Rewrites the days of docs/examples, or writes them to the folder that is given.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        string examples = args.FirstOrDefault() ?? Checkout.PathOf("docs/examples");
        foreach (SampleDay day in SampleExports.Days())
        {
            string folder = Directory.CreateDirectory(Path.Combine(examples, day.Folder)).FullName;
            foreach (SampleFile file in day.Files)
            {
                File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
                Console.WriteLine($"{day.Folder}/{file.Name}: {file.Rows.Count} rows");
            }
        }

        return 0;
    }
}
