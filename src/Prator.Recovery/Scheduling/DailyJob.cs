namespace Prator.Recovery.Scheduling;

/// <summary>What runs every day, and when: the same for every scheduler.</summary>
/// <param name="Name">Tells jobs of one machine apart: letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="At">Local time of the machine.</param>
/// <param name="Engine">The full path of the program that runs PowerShell scripts.</param>
/// <param name="Arguments">What it is given, one by one; no secret is among them.</param>
/// <param name="Folder">The folder that it runs in.</param>
/// <param name="Account">Who it runs as; null for whoever registers it.</param>
internal sealed record DailyJob(string Name, TimeOnly At, string Engine, IReadOnlyList<string> Arguments, string Folder, string? Account)
{
    /// <summary>After so many hours a run is ended: it hangs.</summary>
    public const int MostHours = 4;
}

/// <summary>A file that a scheduler reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says.</param>
internal sealed record ScheduleFile(string Name, string Text);
