using System.Globalization;
using System.Reflection;

namespace Prator.Recovery.Tests.Session;

/// <summary>Stops the clock of the loaded module at an instant, until it is disposed of. Only for tests that run alone.</summary>
internal sealed class TestClock : TimeProvider, IDisposable
{
    /// <summary>The collection of the tests that set the clock.</summary>
    public const string Alone = "The module's clock";

    private readonly PropertyInfo _current;
    private readonly object? _before;
    private DateTimeOffset _now;

    /// <param name="utc">The instant, such as <c>2024-02-05 22:30</c>, in UTC. The module must have been imported before.</param>
    public TestClock(string utc)
    {
        _current = LoadedModule.TypeNamed("Prator.Recovery.Clock").GetProperty("Current")!;
        _before = _current.GetValue(null);
        Set(utc);
        _current.SetValue(null, this);
    }

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(string utc) => _now = DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public void Dispose() => _current.SetValue(null, _before);
}

/// <summary>The module has one clock for all sessions, so tests that set it run beside no others.</summary>
[CollectionDefinition(TestClock.Alone, DisableParallelization = true)]
#pragma warning disable CA1711 // the name that xunit's documentation uses
public sealed class ClockCollection;
#pragma warning restore CA1711
