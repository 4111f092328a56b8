namespace Prator.Recovery.Exchange;

internal static partial class Messages
{
    public static string NoClosingWorksheet(string file, string header) => Texts.Of(nameof(NoClosingWorksheet), file, header);

    public static string WorksheetNotUtf8(string file) => Texts.Of(nameof(WorksheetNotUtf8), file);

    public static string WorksheetReadOnly(string file) => Texts.Of(nameof(WorksheetReadOnly), file);
}
