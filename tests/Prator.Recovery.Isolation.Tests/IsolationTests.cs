using System.Management.Automation.Language;
using Prator.Recovery.Isolation.Tests.Neighbours;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Isolation.Tests;

/// <summary>The module beside modules that bring other versions of its libraries, each time in a process of its own.</summary>
public sealed class IsolationTests
{
    private const string NewtonsoftJson = "Newtonsoft.Json";
    private const string Decide = "(@{ EpisodeId = 'V1'; Skapad = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05).Rule";

    private static readonly string Module = Checkout.PathOf("out/module/Prator.Recovery");
    private static readonly string Import = $"Import-Module '{Module}'";

    private static readonly Neighbour[] Neighbours =
    [
        new("YamlDotNet", "YamlDotNet.Neighbour"),
        new("Microsoft.Graph.Core", "Microsoft.Graph.Neighbour"),
        new("Azure.Core", "Azure.Neighbour"),
        new("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.Neighbour"),
        new("System.IO.Hashing", "System.IO.Hashing.Neighbour"),

        // The engine brings this one, so that for whoever relies on the engine its version is the only one.
        new(NewtonsoftJson, "Newtonsoft.Json.JsonConvert"),
    ];

    [Fact]
    public async Task Script_CallsEveryCmdlet()
    {
        await using FreshProcess process = await FreshProcess.Ready();
        HashSet<string> called =
        [
            .. Parser.ParseFile(FreshProcess.Script, out _, out _).FindAll(a => a is CommandAst, searchNestedScriptBlocks: true)
                .Select(c => ((CommandAst)c).GetCommandName()),
        ];

        (string[] exported, LoadedAssembly[] loaded) = await process.Run($"{Import}\n(Get-Command -Module Prator.Recovery).Name");

        Assert.NotEmpty(exported);
        Assert.Empty(exported.Except(called));
        AssertImported(loaded);
    }

    /// <summary>A newer version could not be had, had the module's been loaded for everybody.</summary>
    [Fact]
    public async Task ImportedFirst_OthersHaveTheirNewerVersions()
    {
        await using FreshProcess process = await FreshProcess.Ready();
        (string import, string use, string[] expected) = Beside(process, new Version(99, 0, 0, 0));

        (string[] lines, LoadedAssembly[] loaded) = await process.Run($"{Import}\n{process.EveryCmdlet}\n{import}\n{use}\n{Decide}");

        Assert.Equal([.. expected, "E2"], lines);
        AssertApart(process, loaded);
    }

    /// <summary>An older version would not do for the module, were it the one that it gets.</summary>
    [Fact]
    public async Task ImportedLast_HasItsOwnVersions()
    {
        await using FreshProcess process = await FreshProcess.Ready();
        (string import, string use, string[] expected) = Beside(process, new Version(1, 0, 0, 0));

        (string[] lines, LoadedAssembly[] loaded) = await process.Run($"{import}\n{use}\n{Import}\n{process.EveryCmdlet}\n{use}");

        Assert.Equal([.. expected, .. expected], lines);
        AssertApart(process, loaded);
    }

    // An import loads what the cmdlets are, and nothing of what they need.
    private static void AssertImported(LoadedAssembly[] loaded)
    {
        Assert.Equal(["Prator.Recovery.Loader"], loaded.Where(a => a.IsBelow(Module) && a.Context == LoadedAssembly.Default).Select(a => a.Name));
        Assert.Equal(
            ["Prator.Recovery", "Prator.Recovery.Core", "Prator.Recovery.Exchange", "Prator.Recovery.Ledger"],
            loaded.Where(a => a.IsBelow(Module) && a.Context != LoadedAssembly.Default).Select(a => a.Name).Order(StringComparer.Ordinal));
    }

    private static (string Import, string Use, string[] Expected) Beside(FreshProcess process, Version version)
    {
        // The engine's own is higher than 1 and lower than 99: what asks for more than it has, it refuses with or without this module.
        Version older = new(1, 0, 0, 0);
        IEnumerable<string> paths = Neighbours.Select(n => n.Make(process.Path, n.Library == NewtonsoftJson ? older : version));
        return (
            string.Join('\n', paths.Select(p => $"Import-Module '{p}'")),
            string.Join('\n', Neighbours.Select(n => n.Cmdlet)),
            [.. Neighbours.Select(n => n.Library == NewtonsoftJson ? "true" : $"{n.Library} {version}")]);
    }

    private static void AssertApart(FreshProcess process, LoadedAssembly[] loaded)
    {
        Assert.NotEqual(0, process.MailsSent);
        Assert.Equal(["Prator.Recovery.Loader"], loaded.Where(a => a.IsBelow(Module) && a.Context == LoadedAssembly.Default).Select(a => a.Name));

        HashSet<string> brought = [.. Directory.EnumerateFiles(Path.Combine(Module, "bin"), "*.dll").Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        string[] forEverybody = [.. loaded.Where(a => a.Context == LoadedAssembly.Default && !a.IsBelow(process.Path)).Select(a => a.Name).Where(brought.Contains)];
        Assert.Empty(forEverybody);

        LoadedAssembly[] own = [.. loaded.Where(a => a.Context == "Prator.Recovery")];
        Assert.All(own, a => Assert.True(a.IsBelow(Path.Combine(Module, "bin")), a.File));
        Assert.Superset(
            new HashSet<string> { "Azure.Core", "Fluid", "DocumentFormat.OpenXml", "Microsoft.Data.Sqlite", "Microsoft.Graph.Core", "Npgsql", "Sylvan.Data.Csv", "System.IO.Hashing", "YamlDotNet" },
            own.Select(a => a.Name).ToHashSet());

        Assert.Contains(own, a => a.File.EndsWith(Path.Combine("bin", "sv", "Prator.Recovery.Exchange.resources.dll"), StringComparison.Ordinal));
        LoadedAssembly native = Assert.Single(loaded, a => a.Context == LoadedAssembly.Native);
        Assert.True(native.IsBelow(Path.Combine(Module, "bin", "runtimes")), native.File);
    }
}
