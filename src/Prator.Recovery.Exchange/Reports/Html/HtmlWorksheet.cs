namespace Prator.Recovery.Exchange;

/// <summary>What one owner keys in of one unit, as a page shows it.</summary>
internal sealed record HtmlGroup(WorksheetGroup Group, ReportTexts Texts, bool IsFirst, bool IsNewUnit)
{
    public string Unit => Group.Unit is { Length: > 0 } unit ? unit : Texts["Html.NoUnit"];

    public string Owner => Group.Owner is { Length: > 0 } owner ? owner : Texts["Html.NoOwner"];

    public string Count => Texts.Count("Html.Items", Group.Count);
}

/// <summary>What to key in of one item, as a page shows it.</summary>
internal sealed class HtmlItem(WorksheetItem item, ReportTexts texts)
{
    public string Reference => item.Reference;

    /// <summary>Null where people call it so.</summary>
    public string? Key => item.Key == item.Reference ? null : item.Key;

    public string? PatientId => item.PatientId;

    public bool IsProtected => item.IsProtected;

    public string Kind => item.Kind.Label;

    public string Action => item.Action.Label;

    public string Reason => item.Reason;

    public string? Question => item.Question;

    public string? Municipality => item.Municipality;

    public string? PaymentBasis => item.PaymentBasis?.Label;

    public string? Stale => item.IsStale ? texts.Format("Worksheet.Stale", item.OrderedOn) : null;

    public string? Ordered => !item.IsStale && item.OrderedOn is { } day ? texts.Format("Html.Ordered", day) : null;

    public string Rule => item.Clause is { } clause ? texts.Format("Html.Rule", item.Rule, clause) : item.Rule;

    public IEnumerable<HtmlLine> Fields => item.Lines.Where(l => l.Step is null).Select(l => new HtmlLine(l, texts));

    public IEnumerable<HtmlLine> Steps => item.Lines.Where(l => l.Step is not null).Select(l => new HtmlLine(l, texts));

    public bool HasFields => item.Lines.Any(l => l.Step is null);

    public bool HasSteps => item.Lines.Any(l => l.Step is not null);
}

/// <summary>A field to set, or a step to take, as a page shows it.</summary>
internal sealed class HtmlLine(WorksheetLine line, ReportTexts texts)
{
    public int? Step => line.Step;

    public string? Label => line.Label;

    public HtmlCell Value { get; } = HtmlCell.Of(line.Value, texts);

    public string? Text => line.Text;

    public string? Question => line.Question;
}
