using System.Diagnostics;
using System.Text;

namespace Prator.Recovery.Testing;

/// <summary>Runs the scripts of tests/node, which ask other tools about files that the product writes.</summary>
internal static class NodeScript
{
    private const string Folder = "tests/node";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Skips the test where Node or the packages are missing (see <see cref="Needs"/>).</summary>
    /// <param name="script">The name of the script's file.</param>
    /// <param name="arguments">What it is given.</param>
    /// <returns>What the script printed; it must end well.</returns>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        string node = Needs.Program("node");
        Needs.Folder($"{Folder}/node_modules", $"run `npm ci` in {Folder}");

        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(node, [Checkout.PathOf($"{Folder}/{script}"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            },
        };
        process.Start();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Xunit.TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            Task<string> printed = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            string text = await printed;
            Xunit.Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await errors}");
            return text;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
