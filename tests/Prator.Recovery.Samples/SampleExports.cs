namespace Prator.Recovery.Samples;

/// <summary>The sample exports of the outage of January 2024, made anew. The same bytes wherever and whenever.</summary>
public static class SampleExports
{
    public static IReadOnlyList<SampleFile> All()
    {
        PratorExport prator = PratorExport.Make();
        return [prator.File, OutageLog.Make(prator.Episodes), SipExport.Make(prator.Episodes)];
    }
}
