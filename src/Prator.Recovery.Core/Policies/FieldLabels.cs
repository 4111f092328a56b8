namespace Prator.Recovery.Core.Policies;

/// <summary>What people call the fields that conditions are put on, where a policy has no label for them.</summary>
public static class FieldLabels
{
    private static readonly Dictionary<string, LocalText> Labels = new(StringComparer.Ordinal)
    {
        ["createdAt"] = new("skapandedatum", "date of creation"),
        ["status"] = new("status", "status"),
        ["inPrator"] = new("finns i systemet", "in the system"),
        ["isProtected"] = new("skyddad identitet", "protected identity"),
        ["duplicate"] = new("annan rad med samma nyckel men andra uppgifter", "another row with the same key that says something else"),
        ["admittedAt"] = new("inskrivningsdatum", "date of admission"),
        ["readyAt"] = new("datum då patienten är utskrivningsklar", "date of readiness for discharge"),
        ["dischargedAt"] = new("utskrivningsdatum", "date of discharge"),
        ["closedAt"] = new("avslutsdatum", "date of closing"),
        ["stillInpatient"] = new("kvar på sjukhuset", "still in hospital"),
        ["disposition"] = new("utskriven till", "discharged to"),
        ["longTermNeed"] = new("behov av långvariga insatser", "need of long-term support"),
        ["agreement"] = new("överenskommelse", "agreement"),
        ["agreementDate"] = new("överenskommelsens datum", "date of the agreement"),
        ["planCreatedAt"] = new("planens datum", "date of the plan"),
        ["endedAt"] = new("datum då den avslutades i verkligheten", "date when it ended in reality"),
        ["meetingHeld"] = new("möte genomfört", "meeting held"),
        ["meetingDate"] = new("mötets datum", "date of the meeting"),
        ["consent"] = new("samtycke", "consent"),
        ["deceased"] = new("avliden", "deceased"),
        ["participants"] = new("deltagare", "participants"),
        ["goals"] = new("mål", "goals"),
        ["activities"] = new("aktiviteter", "activities"),
    };

    /// <summary>The label of a field; its name where it has none.</summary>
    public static LocalText Of(ItemField field) => Labels.GetValueOrDefault(field.Name) ?? new LocalText(field.Name, field.Name);
}
