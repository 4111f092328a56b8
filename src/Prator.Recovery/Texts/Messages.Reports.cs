namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AsOfBeforeFiles(object asOf, object newest) => Texts.Of(nameof(AsOfBeforeFiles), asOf, newest);

    public static string ExportReportAndSchema(object kind, object format, string schema) => Texts.Of(nameof(ExportReportAndSchema), kind, format, schema);

    public static string ExportReportAs(object kind, object format) => Texts.Of(nameof(ExportReportAs), kind, format);

    public static string ItemsOfOtherLedger(string place) => Texts.Of(nameof(ItemsOfOtherLedger), place);

    public static string ItemsOfSeveralLedgers => Texts.Of(nameof(ItemsOfSeveralLedgers));

    public static string NothingPiped(string path) => Texts.Of(nameof(NothingPiped), path);

    public static string NothingPipedReported => Texts.Of(nameof(NothingPipedReported));

    public static string NothingToReport => Texts.Of(nameof(NothingToReport));

    public static string PatientIdOnlyOnWorksheet => Texts.Of(nameof(PatientIdOnlyOnWorksheet));

    public static string PipedWithoutPatients => Texts.Of(nameof(PipedWithoutPatients));

    public static string ReportCultureUnknown(string culture) => Texts.Of(nameof(ReportCultureUnknown), culture);

    public static string ReportFormatUnknown(string name) => Texts.Of(nameof(ReportFormatUnknown), name);

    public static string ReportKindMismatch => Texts.Of(nameof(ReportKindMismatch));

    public static string ReportNeedsLedger => Texts.Of(nameof(ReportNeedsLedger));

    public static string ReportPipelineMixed => Texts.Of(nameof(ReportPipelineMixed));

    public static string WorksheetSchemaExists(string path) => Texts.Of(nameof(WorksheetSchemaExists), path);
}
