using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net.Sockets;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;

namespace Prator.Recovery.Isolation.Tests;

/// <summary>What an import touches: in this process, into which nothing else imports the module.</summary>
public sealed class ImportTests : IDisposable
{
    private static readonly string[] Needed = ["Prator.Recovery.dll", "Prator.Recovery.Core.dll", "Prator.Recovery.Exchange.dll", "Prator.Recovery.Ledger.dll"];

    private readonly WorkFolder _folder = new();

    public void Dispose()
    {
        // On Windows the assemblies stay in use until the process ends.
        if (!OperatingSystem.IsWindows())
        {
            _folder.Dispose();
        }
    }

    /// <summary>
    /// The module's folder holds only what an import may read, so that it reads nothing else of it: no policy, no library, no
    /// script. What it reads elsewhere can't be watched from here.
    /// </summary>
    [Fact]
    public void Import_NeedsItsCmdletsAndViewsOnly_AndConnectsToNothing()
    {
        CopyWhatIsNeeded();
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        using Connections connections = new();

        shell.AddScript("param($manifest) Import-Module -Name $manifest -ErrorAction Stop; (Get-Command -Module Prator.Recovery).Count")
            .AddParameter("manifest", _folder.Of("Prator.Recovery.psd1"));
        int cmdlets = (int)shell.Invoke().Single().BaseObject;

        Assert.NotEqual(0, cmdlets);
        Assert.Empty(shell.Streams.Error);
        Assert.Empty(shell.Streams.Warning);
        Assert.Empty(connections.Seen);
        Assert.Throws<SocketException>(() => new TcpClient("localhost", 1));
        Assert.NotEmpty(connections.Seen);
    }

    private void CopyWhatIsNeeded()
    {
        string module = Checkout.PathOf("out/module/Prator.Recovery");
        IEnumerable<string> files = [.. Directory.EnumerateFiles(module).Select(f => Path.GetFileName(f)), .. Needed.Select(n => Path.Combine("bin", n))];
        foreach (string file in files)
        {
            _folder.Write(file, File.ReadAllBytes(Path.Combine(module, file)));
        }
    }
}
