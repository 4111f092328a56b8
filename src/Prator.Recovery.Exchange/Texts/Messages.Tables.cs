namespace Prator.Recovery.Exchange;

internal static partial class Messages
{
    public static string BytesReplaced => Texts.Of(nameof(BytesReplaced));

    public static string ColumnUnread(string names) => Texts.Of(nameof(ColumnUnread), names);

    public static string ColumnsUnread(string names) => Texts.Of(nameof(ColumnsUnread), names);

    public static string DoubleHeader(string first, int firstColumn, string second, int secondColumn) => Texts.Of(nameof(DoubleHeader), first, firstColumn, second, secondColumn);

    public static string FileDamaged(string file) => Texts.Of(nameof(FileDamaged), file);

    public static string FileEmpty(string file) => Texts.Of(nameof(FileEmpty), file);

    public static string FileIrregular(string file) => Texts.Of(nameof(FileIrregular), file);

    public static string FileIsFolder(string file, char separator) => Texts.Of(nameof(FileIsFolder), file, separator);

    public static string FileMissing(string file) => Texts.Of(nameof(FileMissing), file);

    public static string FileNoTable(string file) => Texts.Of(nameof(FileNoTable), file);

    public static string FileNoWorkbook(string file) => Texts.Of(nameof(FileNoWorkbook), file);

    public static string FileOldFormat(string file) => Texts.Of(nameof(FileOldFormat), file);

    public static string FileUnreadable(string file, string fault) => Texts.Of(nameof(FileUnreadable), file, fault);

    public static string HeaderMissing(string file, string looked, string names) => Texts.Of(nameof(HeaderMissing), file, looked, names);

    public static string HeaderTwice(int row, string file, string both) => Texts.Of(nameof(HeaderTwice), row, file, both);

    public static string JsonArrayBroken(string file, long row) => Texts.Of(nameof(JsonArrayBroken), file, row);

    public static string LookedInRow(int row, string where) => Texts.Of(nameof(LookedInRow), row, where);

    public static string LookedInRows(int rows, string where) => Texts.Of(nameof(LookedInRows), rows, where);

    public static string MoreColumnsUnread(string names) => Texts.Of(nameof(MoreColumnsUnread), names);

    public static string NoSheets => Texts.Of(nameof(NoSheets));

    public static string NoVisibleSheet(string file, string sheets) => Texts.Of(nameof(NoVisibleSheet), file, sheets);

    public static string ObjectsUnidentified(string file, string names) => Texts.Of(nameof(ObjectsUnidentified), file, names);

    public static string OfSheet(string sheets) => Texts.Of(nameof(OfSheet), sheets);

    public static string QuoteOpen(long row, string file) => Texts.Of(nameof(QuoteOpen), row, file);

    public static string RecordTooLarge(long row, string file) => Texts.Of(nameof(RecordTooLarge), row, file);

    public static string RowTooLong(long row, string file, int most) => Texts.Of(nameof(RowTooLong), row, file, most);

    public static string SheetMissing(string file, string name, string sheets) => Texts.Of(nameof(SheetMissing), file, name, sheets);

    public static string TwoColumns(string property, string read, string left) => Texts.Of(nameof(TwoColumns), property, read, left);
}
