using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Why a row could not be read: a code and what it is about. It is kept as that, and worded when it is read, in the language of
/// the reader. Holds nothing that could be a person's name or number.
/// </summary>
public sealed record RowReason
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public required RowFault Code { get; init; }

    /// <summary>What the cell says, where that is a date or time, or a word of the profile; else null.</summary>
    public string? Value { get; init; }

    /// <summary>What the cell holds, where its value is not told.</summary>
    public RowValue Holds { get; init; }

    /// <summary>Of a text its length.</summary>
    public int Length { get; init; }

    /// <summary>Headers that are missing, or keys that are the same.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The words that may stand there.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>How many fields the row has.</summary>
    public int Fields { get; init; }

    /// <summary>How many fields the header has.</summary>
    public int Expected { get; init; }

    /// <summary>How many more columns of the row are wrong.</summary>
    public int More { get; init; }

    /// <summary>The reason as a ledger keeps it.</summary>
    public string ToStored() => JsonSerializer.Serialize(this, Json);

    /// <summary>What is wrong and what to write instead, for a terminal: what stands in the file has backticks around it.</summary>
    public string In(CultureInfo culture) => Told(ReportTexts.For(culture), "`");

    /// <summary>The same for a report: what stands in the file has the quotation marks of the language around it.</summary>
    public string InReport(ReportTexts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Told(texts, texts["Quote"]);
    }

    /// <summary>A stored reason in words. Ledgers of earlier versions hold whole sentences, which are given as they stand.</summary>
    /// <param name="stored">As the ledger keeps it.</param>
    /// <param name="worded">Puts it in words.</param>
    public static string Worded(string stored, Func<RowReason, string> worded)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(worded);
        try
        {
            return stored.StartsWith('{') ? worded(JsonSerializer.Deserialize<RowReason>(stored, Json)!) : stored;
        }
        catch (JsonException)
        {
            // A newer version wrote it.
            return stored;
        }
    }

    private string Told(ReportTexts texts, string mark)
    {
        string told = texts.Format($"Reason.{Code}", Arguments(texts, mark));
        return More == 0 ? told : $"{told} {texts.Count("Reason.More", More)}";
    }

    private object?[] Arguments(ReportTexts texts, string mark) => Code switch
    {
        RowFault.NoIdentity or RowFault.NoPatient or RowFault.DoubleKey => [.. Quoted(Columns, mark)],
        RowFault.TooFewFields or RowFault.TooManyFields => [Fields, Expected],
        RowFault.NoDate or RowFault.NoText => [Written(texts, mark)],
        RowFault.NoYesNo or RowFault.NoYesNoOrDate => [Written(texts, mark), string.Join(", ", Quoted(Allowed, mark))],
        _ => [],
    };

    private string Written(ReportTexts texts, string mark) => Value is { } value ? mark + value + mark
        : Holds == RowValue.Text ? texts.Count("Reason.Holds.Text", Length)
        : texts[$"Reason.Holds.{Holds}"];

    private static IEnumerable<string> Quoted(IReadOnlyList<string>? texts, string mark) => (texts ?? []).Select(t => mark + t + mark);
}

/// <summary>What a cell holds, where its value is not told.</summary>
public enum RowValue
{
    /// <summary>Not even that is told.</summary>
    Anything,

    Text,

    Number,

    Date,

    YesNo,
}
