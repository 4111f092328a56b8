namespace Prator.Recovery.Samples;

/// <summary>The sample exports of three mornings after the outage of January 2024, made anew. The same bytes wherever and whenever.</summary>
public static class SampleExports
{
    public static IReadOnlyList<SampleDay> Days()
    {
        Morning monday = Monday.Make();
        Morning tuesday = Tuesday.After(monday);
        return [monday.ToDay(), tuesday.ToDay(), Wednesday.After(tuesday, monday).ToDay()];
    }
}
