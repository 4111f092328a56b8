using System.Management.Automation;

namespace Prator.Recovery.Tests.Session;

/// <summary>Everything that a script gave.</summary>
public sealed record ScriptResult
{
    public required IReadOnlyList<PSObject> Output { get; init; }

    /// <summary>The non-terminating errors.</summary>
    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    /// <summary>The error that ended the script; null where it ran to its end.</summary>
    public required ErrorRecord? Failure { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<string> Verbose { get; init; }

    public required IReadOnlyList<string> Information { get; init; }

    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>What the terminal showed: the texts of -WhatIf, warnings, and output that was rendered.</summary>
    public required string Shown { get; init; }

    /// <summary>What the user was asked.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>The same, having checked that nothing went wrong.</summary>
    public ScriptResult Clean()
    {
        Assert.True(Failure is null, $"The script ended by {Failure?.FullyQualifiedErrorId}: {Failure}");
        Assert.True(Errors.Count == 0, $"The script wrote {Errors.Count} errors: {string.Join('\n', Errors)}");
        return this;
    }

    /// <summary>One property of all objects, as texts.</summary>
    public IReadOnlyList<string?> Texts(string property) => [.. Output.Select(o => o.Text(property))];

    /// <summary>The error that must have ended the script, having checked its id.</summary>
    public ErrorRecord FailedBy(string errorId)
    {
        Assert.True(Failure is not null, $"The script was to end by {errorId}, but ran to its end. Errors: {string.Join('\n', Errors)}");
        Assert.True(Failure.Id() == errorId, $"The script was to end by {errorId}, but ended by {Failure.FullyQualifiedErrorId}: {Failure}");
        return Failure;
    }
}

internal static class PSObjectReading
{
    /// <summary>The error's id without the cmdlet that wrote it.</summary>
    public static string Id(this ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>A property's value, as it came from the cmdlet.</summary>
    public static object? Value(this PSObject owner, string property)
    {
        PSPropertyInfo found = owner.Properties[property] ?? throw new MissingMemberException(owner.BaseObject.GetType().Name, property);
        return found.Value is PSObject wrapped ? wrapped.BaseObject : found.Value;
    }

    public static string? Text(this PSObject owner, string property) =>
        Convert.ToString(owner.Value(property), System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>A list property's elements, to be asked for their own properties.</summary>
    public static IReadOnlyList<PSObject> List(this PSObject owner, string property) =>
        [.. ((System.Collections.IEnumerable)owner.Value(property)!).Cast<object>().Select(PSObject.AsPSObject)];

    /// <summary>The changes as <c>Field Label yyyy-MM-dd</c>, parted by a comma.</summary>
    public static string Changes(this PSObject owner) =>
        string.Join(", ", owner.List("Changes").Select(c => $"{c.Text("Field")} {c.Text("Label")} {(DateOnly)c.Value("Value")!:yyyy-MM-dd}"));
}
