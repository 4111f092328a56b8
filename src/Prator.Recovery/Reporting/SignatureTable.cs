using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Who signs, with room to do so.</summary>
internal static class SignatureTable
{
    private static readonly string[] Roles = ["nurse", "authority", "owner"];

    public static ReportTable Of(ReportTexts texts) => new()
    {
        Key = "signatures",
        Heading = texts["Part.signatures"],
        Columns = ReportColumns.Of(texts, "role", "name", "date", "signature"),
        Rows = [.. Roles.Select(r => (IReadOnlyList<object?>)[new Coded(r, texts[$"Role.{r}"]), null, null, null])],
    };
}
