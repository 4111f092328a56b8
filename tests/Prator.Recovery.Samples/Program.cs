namespace Prator.Recovery.Samples;

/// <summary>Rewrites docs/examples/2024-01, or writes the files to the folder that is given.</summary>
internal static class Program
{
    private const string Solution = "Prator.Recovery.sln";

    private static int Main(string[] args)
    {
        string? folder = args.FirstOrDefault() ?? FindExamples(Environment.CurrentDirectory) ?? FindExamples(AppContext.BaseDirectory);
        if (folder is null)
        {
            Console.Error.WriteLine($"No folder above holds {Solution}. Run this in the repository, or name a folder to write to.");
            return 1;
        }

        Directory.CreateDirectory(folder);
        foreach (SampleFile file in SampleExports.All())
        {
            File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
            Console.WriteLine($"{file.Name}: {file.Rows.Count} rows");
        }

        return 0;
    }

    private static string? FindExamples(string start)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, "docs", "examples", "2024-01");
    }
}
