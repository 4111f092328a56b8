using System.Management.Automation;
using System.Management.Automation.Language;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Docs;

/// <summary>Every command that a page shows is run, in the order of the page, in a folder that holds what the page names; or the page says why it isn't.</summary>
public sealed class DocumentTests(DocumentSession documents) : IClassFixture<DocumentSession>
{
    /// <summary>Whatever else a page gives as a reason is none.</summary>
    private static readonly string[] Reasons =
    [
        "needs an installed PowerShell",
        "needs a PostgreSQL server",
        "needs a mail service",
        "needs two accounts",
        "changes the machine's scheduler",
        "ends the retention",
    ];

    // What a page promises by its end, where running to the end doesn't show it.
    private static readonly Dictionary<string, (string Script, string[] Expected)> Promises = new()
    {
        ["README.md"] = ("\"$((Get-RecoveryItem -Ledger recovery.db -Reference VT-48306).State)\"", ["Verified"]),
        ["docs/runbook.sv.md"] = ("\"$((Get-RecoveryItem -Ledger recovery.db -Reference VT-48306).State)\"", ["Verified"]),
        ["docs/operations.md"] = ("[System.IO.File]::Exists(\"$root/recovery-2024-02-06.jsonl\")", ["True"]),
    };

    public static TheoryData<string> Pages() => [.. Document.All.Where(d => d.Blocks.Any(b => b.IsRun)).Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_OfAPage_Run(string page)
    {
        Document document = Document.All.Single(d => d.Name == page);
        using WorkFolder folder = documents.Folder(page);

        ScriptResult result = documents.Run(folder, document.Script);

        Assert.True(result.Failure is null, $"{page}: {Shown(result.Failure)}");

        // The samples hold rows that are rejected: they are there to be shown.
        Assert.Empty(result.Errors.Where(e => e.Id() != "RowRejected").Select(Shown));
        if (Promises.TryGetValue(page, out (string Script, string[] Expected) promise))
        {
            Assert.Equal(promise.Expected, documents.Run(folder, promise.Script).Clean().Output.Select(o => o.ToString()));
        }
    }

    [Fact]
    public void Pages_SayWhyTheyAreNotRun()
    {
        DocumentBlock[] kept = [.. Document.All.SelectMany(d => d.Blocks).Where(b => b.Reason is not null)];

        Assert.Empty(kept.Where(b => !Reasons.Contains(b.Reason)).Select(b => b.Reason));
        Assert.Empty(Reasons.Except(kept.Select(b => b.Reason)));
        Assert.DoesNotContain(kept, b => !b.IsPowerShell);
    }

    /// <summary>What isn't run (in another fence, in a line, or for a reason) names cmdlets and parameters that there are; a fence that isn't PowerShell's holds no cmdlet of ours.</summary>
    [Fact]
    public void Commands_ThatAreNotRun_AreRealOnes()
    {
        List<string> wrong = [];
        foreach (Document document in Document.All)
        {
            wrong.AddRange(document.Blocks.Where(b => !b.IsPowerShell).SelectMany(b => documents.CommandsIn(b.Text).Select(c => $"{document}:{b.Line} is not fenced as powershell: {c}")));
            IEnumerable<(int Line, string Code)> shown = document.Inline.Concat(document.Blocks.Where(b => b.IsPowerShell && !b.IsRun).Select(b => (b.Line, b.Text)));
            wrong.AddRange(shown.SelectMany(s => documents.FaultsIn(s.Code).Select(f => $"{document}:{s.Line} {f}")));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Links_WithinTheProject_LeadSomewhere()
    {
        List<string> dead = [];
        foreach (Document document in Document.All)
        {
            string folder = Path.GetDirectoryName(Repository.PathOf(document.Name))!;
            foreach (string link in document.Links)
            {
                string[] parts = link.Split('#', 2);
                string target = Path.GetFullPath(Path.Combine(folder, parts[0].Length == 0 ? Repository.PathOf(document.Name) : parts[0]));
                if (!Path.Exists(target))
                {
                    dead.Add($"{document}: {link} is not there");
                }
                else if (parts.Length == 2 && !Document.All.Single(d => Path.GetFullPath(Repository.PathOf(d.Name)) == target).Anchors.Contains(parts[1]))
                {
                    dead.Add($"{document}: {link} names no heading");
                }
            }
        }

        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    private static string Shown(ErrorRecord? error) => $"{error?.InvocationInfo?.Line?.Trim()} → {error?.FullyQualifiedErrorId}: {error}";
}

/// <summary>One session for all pages, and a ledger of two sample mornings that is made once.</summary>
public sealed class DocumentSession : IDisposable
{
    private const string Monday = "2024-02-05";
    private const string Tuesday = "2024-02-06";

    // These tell the whole way themselves; the others are about a ledger that somebody has.
    private static readonly string[] FromNothing = ["README.md", "docs/runbook.sv.md"];

    // The day of the samples, where a page doesn't say which. Without it the shipped policy would be too old to decide.
    private const string Today = $"$PSDefaultParameterValues = @{{ 'Get-OutageEpisode:AsOf' = '{Tuesday}'; 'Resolve-SipAction:AsOf' = '{Tuesday}' }}; ";

    private const string Days = """
        foreach ($day in $days) {
            $files = @{
                Episode = "$samples/$day/prator-export.csv"; Sip = "$samples/$day/prator-sip.csv"; Census = "$samples/$day/census.csv"
                OutageLog = "$samples/$day/outage-log.xlsx"; OutageSipLog = "$samples/$day/outage-sip.csv"
            }
            $how = @{ Ledger = $ledger; AsOf = $day; Policy = 'prator-2024-01'; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue' }
            $null = Import-PratorExport @files @how
        }
        """;

    private readonly ModuleSession _session = new();
    private readonly Remembering.LedgerFolder _ledger;
    private readonly Dictionary<string, CommandInfo> _commands;

    public DocumentSession()
    {
        _ledger = new Remembering.LedgerFolder(_session);
        ScriptResult made = _ledger.Run(Days, ("samples", Repository.PathOf("docs/examples")), ("days", new[] { Monday, Tuesday }));
        Assert.True(made.Failure is null, $"The samples could not be taken in: {made.Failure}");
        _commands = _session.Run("Get-Command -Module Prator.Recovery").Clean().Output.Select(o => (CommandInfo)o.BaseObject).ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        Assert.True(_commands.ContainsKey("Get-RecoveryItem"), "The module's commands were not found, so nothing on the pages would be.");
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _session.Dispose();
    }

    /// <summary>A new folder with the files that a page names.</summary>
    internal WorkFolder Folder(string page)
    {
        WorkFolder folder = new();
        string samples = Repository.PathOf("docs/examples");
        foreach (string sample in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.Combine("docs", "examples", Path.GetRelativePath(samples, sample)), File.ReadAllBytes(sample));
        }

        if (!FromNothing.Contains(page))
        {
            foreach (string copy in new[] { "recovery.db", "restored.db" })
            {
                folder.Write(copy, File.ReadAllBytes(_ledger.Path));
            }

            folder.Write("recovery.yaml", "ledger: recovery.db\nowners: owners.yaml\n");
            folder.Write("owners.yaml", File.ReadAllBytes(Path.Combine(samples, "owners.yaml")));
            folder.Write("export.csv", File.ReadAllBytes(Path.Combine(samples, Tuesday, "prator-export.csv")));
            folder.Write("changed.yaml", File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml")).Replace("version: \"1.0\"", "version: \"1.1\"", StringComparison.Ordinal));
        }

        return folder;
    }

    internal ScriptResult Run(WorkFolder folder, string script) => _session.Run(
        Today + "$before = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.Path; $null = $ExecutionContext.SessionState.Path.SetLocation($root); "
        + $"try {{ {script}\n}} finally {{ $null = $ExecutionContext.SessionState.Path.SetLocation($before) }}",
        ("root", folder.Path));

    /// <summary>The cmdlets of the module that a text calls.</summary>
    internal IEnumerable<string> CommandsIn(string text) => CallsIn(text).Select(c => c.Command.GetCommandName());

    /// <summary>The parameters that a text gives to cmdlets which don't have them.</summary>
    internal IEnumerable<string> FaultsIn(string text) =>
        from call in CallsIn(text)
        from parameter in call.Command.CommandElements.OfType<CommandParameterAst>()
        where !call.Info.Parameters.ContainsKey(parameter.ParameterName)
        select $"{call.Info.Name} has no -{parameter.ParameterName}";

    private IEnumerable<(CommandAst Command, CommandInfo Info)> CallsIn(string text)
    {
        foreach (CommandAst command in Parser.ParseInput(text, out _, out _).FindAll(a => a is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (command.GetCommandName() is { } name && _commands.TryGetValue(name, out CommandInfo? info))
            {
                yield return (command, info);
            }
        }
    }
}
