namespace Prator.Recovery.Core.Policies;

/// <summary>What people call the values of fields, and the bands that policies commonly name like them.</summary>
public static class CodeLabels
{
    private static readonly Dictionary<string, LocalText> Labels = new(StringComparer.Ordinal)
    {
        ["yes"] = new("ja", "yes"),
        ["no"] = new("nej", "no"),
        ["unknown"] = new("okänt", "unknown"),
        ["set"] = new("finns", "there"),
        ["missing"] = new("saknas", "missing"),
        ["blank"] = new("tomt", "blank"),
        ["open"] = new("öppen", "open"),
        ["closed"] = new("avslutad", "closed"),
        ["cancelled"] = new("makulerad", "cancelled"),
        ["home"] = new("hemma", "home"),
        ["otherHospital"] = new("annat sjukhus", "other hospital"),
        ["deceased"] = new("avliden", "deceased"),
        ["inpatient"] = new("inneliggande", "inpatient"),
        ["other"] = new("annat", "other"),
    };

    /// <summary>The label of a value or band of that name; null where it has none of its own.</summary>
    public static LocalText? Find(string name) => Labels.GetValueOrDefault(name);

    /// <summary>The label of a value or band of that name; the name itself where it has none.</summary>
    public static LocalText Of(string name) => Find(name) ?? new LocalText(name, name);
}
