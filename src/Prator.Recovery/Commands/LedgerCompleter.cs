using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Language;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Completes what a ledger holds: of the one that the line names, else of the one that the command would use. Nothing is
/// changed, raised or kept of it; where the ledger can't be read, or not at once, nothing is offered: the cmdlet says why when it is called.
/// </summary>
internal abstract class LedgerCompleter : IArgumentCompleter
{
    private const int Most = 200;

    // Whoever presses Tab waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What can stand for what was begun.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="begun">What was written so far, without quotes.</param>
    private protected abstract IEnumerable<LedgerOffer> Offers(ILedgerReader reader, string begun);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? named = fakeBoundParameters["Ledger"]?.ToString();
        if (named is null && NamesLedger(commandAst))
        {
            return [];
        }

        return Place(named) is { } place ? Gathered(place, wordToComplete.Trim('\'', '"')).Select(o => o.Result()) : [];
    }

    // What it names can't be told before the line runs, and no other ledger is meant.
    private static bool NamesLedger(CommandAst line) =>
        line.CommandElements.OfType<CommandParameterAst>().Any(p => p.ParameterName.Equals("Ledger", StringComparison.OrdinalIgnoreCase));

    private static LedgerPlace? Place(string? named)
    {
        try
        {
            using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            return shell.AddScript("$ExecutionContext").Invoke<EngineIntrinsics>() is [{ } engine, ..] ? LedgerPlace.Find(named, engine.SessionState) : null;
        }
        catch (Exception e) when (e is InputException or LedgerException or YamlRefusedException or IOException or UnauthorizedAccessException or RuntimeException)
        {
            return null;
        }
    }

    private LedgerOffer[] Gathered(LedgerPlace place, string begun)
    {
        ConcurrentQueue<LedgerOffer> found = [];
        Task gathering = Task.Run(() => Gather(place, begun, found));
        try
        {
            gathering.Wait(Patience);
        }
        catch (AggregateException)
        {
            // What was found until then is offered.
        }

        return found.ToArray();
    }

    private void Gather(LedgerPlace place, string begun, ConcurrentQueue<LedgerOffer> found)
    {
        using CancellationTokenSource ended = new(Patience);
        using ILedgerReader? reader = place.ReadAsIs(ended.Token);
        foreach (LedgerOffer offer in reader is null ? [] : Offers(reader, begun).Where(o => PersonalNumber.Mask(o.Text) == o.Text).Take(Most))
        {
            ended.Token.ThrowIfCancellationRequested();
            found.Enqueue(offer);
        }
    }
}
