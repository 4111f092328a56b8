namespace Prator.Recovery.Tests.Remembering;

/// <summary>Rows that are made up, as <see cref="Files.Row.Of"/> reads them. Patients have birth numbers from 980 on.</summary>
internal static class Rows
{
    public static string Patient(int number) => $"19500101-9{80 + (number / 10):00}{number % 10}";

    /// <summary>Created before the outage, at home since 2024-01-20: to be closed.</summary>
    public static string Home(int number) =>
        $"VårdtillfälleId=V{number}; Personnummer={Patient(number)}; Skapad=2024-01-10; Inskriven=2024-01-10; Utklar=; Faktiskt utskriven=2024-01-20; Avslutad=; Status=; Enhet=Avd 3; Kommun=Vinga; Ansvarig=Kim Ek";

    /// <summary>The same after it was closed with these dates.</summary>
    public static string Closed(int number, string ready, string discharged = "2024-01-20") =>
        Home(number)
            .Replace("Utklar=", $"Utklar={ready}", StringComparison.Ordinal)
            .Replace("utskriven=2024-01-20", $"utskriven={discharged}", StringComparison.Ordinal)
            .Replace("Avslutad=", $"Avslutad={ready}", StringComparison.Ordinal)
            .Replace("Status=", "Status=Avslutad", StringComparison.Ordinal);

    /// <summary>One that can't be read.</summary>
    public static string Broken(int number) => Home(number).Replace("Skapad=2024-01-10", "Skapad=i går", StringComparison.Ordinal);
}
