namespace Prator.Recovery.Samples;

/// <summary>Draws what a case leaves open. With the same seed it always draws the same.</summary>
internal sealed class Draw
{
    private static readonly DateTime FirstBirthday = new(1925, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime LastBirthday = new(2005, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly Random _random;
    private readonly int _firstBirthNumber;
    private readonly int _lastBirthNumber;
    private readonly HashSet<string> _taken = [];
    private int _patients;

    /// <param name="seed">The seed.</param>
    /// <param name="firstBirthNumber">The first of the birth numbers; files with numbers of their own share no patient by chance.</param>
    /// <param name="lastBirthNumber">The last of them.</param>
    public Draw(int seed, int firstBirthNumber, int lastBirthNumber)
    {
        _random = new Random(seed);
        _firstBirthNumber = firstBirthNumber;
        _lastBirthNumber = lastBirthNumber;
    }

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Between(int lowest, int highest) => _random.Next(lowest, highest + 1);

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>Some of the choices, none twice, in their order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> choices, int count)
    {
        List<T> left = [.. choices];
        while (left.Count > count)
        {
            left.RemoveAt(_random.Next(left.Count));
        }

        return left;
    }

    /// <summary>A moment of daytime in whole minutes, before the end.</summary>
    public DateTime Daytime(DateTime from, DateTime end)
    {
        DateTime drawn;
        do
        {
            drawn = from.Date.AddDays(Between(0, (end.Date - from.Date).Days)).AddMinutes(Between(7 * 60, (19 * 60) + 59));
        }
        while (drawn < from || drawn >= end);

        return drawn;
    }

    /// <summary>A day, from the first to the last.</summary>
    public DateTime Day(DateTime first, DateTime last) => first.Date.AddDays(Between(0, (last.Date - first.Date).Days));

    public Place Place(IReadOnlyList<string> units)
    {
        int municipality = _random.Next(Invented.Municipalities.Count);
        string owner = Chance(5) ? string.Empty : Invented.Owners[municipality];
        return new Place(Pick(units), Invented.Municipalities[municipality], owner);
    }

    /// <summary>
    /// A patient that was not drawn before. One in thirty has a samordningsnummer, one in sixty a number whose checksum is
    /// wrong, one in seventy a reserve number.
    /// </summary>
    public Patient Patient()
    {
        _patients++;
        Patient drawn;
        do
        {
            drawn = _patients % 70 == 35
                ? Samples.Patient.Reserve(Between(100, 999))
                : Samples.Patient.Of(Day(FirstBirthday, LastBirthday), Between(_firstBirthNumber, _lastBirthNumber), _patients % 30 == 10);
        }
        while (!_taken.Add(drawn.Number));

        return _patients % 60 == 20 ? drawn.WithWrongChecksum() : drawn;
    }
}
