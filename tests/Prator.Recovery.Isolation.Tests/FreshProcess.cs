using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;

namespace Prator.Recovery.Isolation.Tests;

/// <summary>A process with an engine that has imported nothing, and everything about it that the cmdlets could need.</summary>
internal sealed class FreshProcess : IAsyncDisposable
{
    private const string Empty = "empty.psd1";

    private readonly WorkFolder _folder = new();
    private readonly GraphStandIn _graph;

    private FreshProcess(GraphStandIn graph)
    {
        _graph = graph;
        _folder.Write(Empty, "@{ ModuleVersion = '0.0.1' }");
        Directory.CreateDirectory(Work);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Write("bin/systemctl", "#!/bin/sh\n"u8.ToArray()), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public string Path => _folder.Path;

    /// <summary>Where the cmdlets leave what they write.</summary>
    public string Work => _folder.Of("work");

    public int MailsSent => _graph.Accepted.Count;

    /// <summary>A command that calls each cmdlet of the module once.</summary>
    public string EveryCmdlet => $"& '{Script}' -Examples '{Checkout.PathOf("docs/examples")}' -Folder '{Work}'";

    public static string Script => System.IO.Path.Combine(AppContext.BaseDirectory, "every-cmdlet.ps1");

    public static async Task<FreshProcess> Ready() => new(await GraphStandIn.Start());

    /// <summary>Runs a script that ends by telling what is loaded.</summary>
    /// <returns>What it wrote before, and what is loaded then.</returns>
    public async Task<(string[] Lines, LoadedAssembly[] Loaded)> Run(string script)
    {
        string file = _folder.Of("script.ps1");
        await File.WriteAllTextAsync(file, $"$ErrorActionPreference = 'Stop'\n{script}\n{LoadedAssembly.List}");
        RunResult run = await new PratorRun { Arguments = [file], Environment = Surroundings() }.ToEnd();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Error);
        ILookup<bool, string> lines = run.Lines.ToLookup(LoadedAssembly.IsOne);
        return ([.. lines[false]], [.. lines[true].Select(LoadedAssembly.Of)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _graph.DisposeAsync();
        _folder.Dispose();
    }

    // The console imports the module that this names: here one that is nothing.
    private Dictionary<string, string> Surroundings() => new(_graph.Environment)
    {
        ["PRATOR_RECOVERY_MODULE"] = _folder.Of(Empty),
        ["PRATOR_RECOVERY_MAIL_FROM"] = GraphStandIn.Mailbox,
        ["PRATOR_RECOVERY_MAIL_IDENTITY"] = "ManagedIdentity",
        ["PRATOR_RECOVERY_MAIL_GRAPH"] = _graph.Address.AbsoluteUri,
        ["XDG_DATA_HOME"] = _folder.Of("data"),
        ["XDG_CONFIG_HOME"] = _folder.Of("config"),
        ["PATH"] = $"{_folder.Of("bin")}{System.IO.Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
        ["LANG"] = "sv_SE.UTF-8",
    };
}
