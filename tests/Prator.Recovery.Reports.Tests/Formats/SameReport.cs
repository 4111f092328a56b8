using System.Globalization;
using System.Text.Json;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>One report in every format of tables.</summary>
internal sealed class SameReport
{
    private static readonly string[] Whole = ["facts", "figures"];
    private static readonly string[] Cut = ["questions", "stale", "discrepancies", "rejected"];

    private readonly string _folder;
    private readonly CultureInfo _culture;

    private SameReport(string folder, CultureInfo culture)
    {
        _folder = folder;
        _culture = culture;
    }

    public JsonElement Document => ReportCells.Document(Of("json"));

    /// <param name="ledger">Runs the scripts.</param>
    /// <param name="kind">Which report.</param>
    /// <param name="culture">The language.</param>
    /// <param name="before">The pipeline that ends in the export; empty of a ledger.</param>
    /// <param name="switches">What else the export is given.</param>
    /// <param name="variables">What the pipeline knows.</param>
    public static SameReport Export(SampleLedger ledger, string kind, string culture, string before = "", string switches = "-Ledger $ledger -AsOf $asOf -OwnersPath $owners", params (string Name, object? Value)[] variables)
    {
        SameReport report = new(ledger.Of($"same-{UniqueName.Next()}"), CultureInfo.GetCultureInfo(culture));
        Directory.CreateDirectory(report._folder);
        foreach (string extension in new[] { "json", "jsonl", "csv", "xlsx" })
        {
            ScriptResult exported = ledger.Run($"{before} Export-RecoveryReport $path {kind} -Culture {culture} {switches}", [("path", report.Of(extension)), .. variables]);
            Assert.True(exported.Failure is null, $"{extension}: {exported.Failure}");
        }

        return report;
    }

    public string Of(string extension) => Path.Combine(_folder, $"report.{extension}");

    /// <summary>Checks that each format holds the cells of the JSON document, and no others.</summary>
    public void AssertSame()
    {
        JsonElement document = Document;
        JsonElement[] parts = [.. document.GetProperty("parts").EnumerateArray()];
        bool isWorksheet = document.Text("kind") == "Worksheet";
        AssertXlsx(parts, isWorksheet, isCut: document.Text("kind") == "Summary" && Known(document).Any(k => k.Text("key") == "ledger"));
        AssertOverview(document);
        if (parts.Length > 1)
        {
            AssertTidyCsv(document, parts);
        }
        else
        {
            AssertCsv(parts[0], isWorksheet);
        }

        AssertLines(document, parts, isWorksheet);
    }

    private void AssertXlsx(JsonElement[] parts, bool isWorksheet, bool isCut)
    {
        IReadOnlyList<string> sheets = ReadXlsx.Sheets(Of("xlsx"));
        Assert.InRange(sheets.Count, parts.Length + 1, parts.Length + 2);
        for (int i = 0; i < parts.Length; i++)
        {
            IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = ReadXlsx.Named(Of("xlsx"), sheets[i + 1]);
            int all = parts[i].GetProperty("rows").GetArrayLength();

            // For people a summary of a ledger is cut, and says so in the part's note.
            Assert.Equal(isCut && Cut.Contains(parts[i].Text("key")) ? Math.Min(all, 100) : all, rows.Count);
            Assert.All(rows, r => Assert.Equal(parts[i].GetProperty("columns").GetArrayLength() + (isWorksheet ? 1 : 0), r.Count));
            foreach ((int row, JsonElement column, JsonElement cell) in parts[i].Cells().Where(c => c.Row < rows.Count))
            {
                object? expected = ReportCells.ForWorkbook(cell, column, _culture);
                object? found = rows[row][column.Text("heading")];
                if (expected is string { Length: > 32_767 } text)
                {
                    Assert.Equal(text, LongText((string)found!, sheets[^1]));
                }
                else if (expected is DateTime time && found is DateTime other)
                {
                    Assert.Equal(time, other, TimeSpan.FromMilliseconds(1));
                }
                else
                {
                    // An empty text and no text look the same in a cell.
                    Assert.Equal(expected is string { Length: 0 } ? null : expected, found is string { Length: 0 } ? null : found);
                }
            }
        }
    }

    // What is known of the report as a whole, and its figures, stand on the first sheet.
    private void AssertOverview(JsonElement document)
    {
        IReadOnlyList<object?[]> rows = ReadXlsx.Rows(Of("xlsx"), ReadXlsx.Sheets(Of("xlsx"))[0]);
        Assert.Equal(document.Text("title"), rows[0][0]);
        object?[][] known = [.. rows.Skip(1).TakeWhile(r => (string?)r[0] is not ("Blad" or "Sheet")).Where(r => r[0] is not null)];
        Assert.Equal(Known(document).Select(k => k.Text("label")), known.Select(r => (string)r[0]!));
        foreach ((JsonElement fact, object?[] row) in Known(document).Zip(known).Where(k => IsSame(k.First)))
        {
            object? expected = ReportCells.ForWorkbook(fact.GetProperty("value"), Anything, _culture);
            if (expected is DateTime time)
            {
                Assert.Equal(time, (DateTime)row[1]!, TimeSpan.FromSeconds(1));
            }
            else
            {
                Assert.Equal(expected, row[1]);
            }
        }
    }

    // Between the exports another test may write to the ledger, as an export does that names patients.
    private static bool IsSame(JsonElement fact) => fact.Text("key") != "chainHead";

    private static IEnumerable<JsonElement> Known(JsonElement document) => [.. document.GetProperty("figures").EnumerateArray(), .. document.GetProperty("facts").EnumerateArray()];

    private static JsonElement Anything { get; } = JsonDocument.Parse("""{ "cells": "value" }""").RootElement;

    private string LongText(string cell, string sheet)
    {
        string number = cell[..^1][(cell.LastIndexOf(' ') + 1)..];
        return string.Concat(ReadXlsx.Rows(Of("xlsx"), sheet).Skip(1).Where(r => Convert.ToString(r[0], CultureInfo.InvariantCulture) == number).Select(r => (string)r[4]!));
    }

    private void AssertCsv(JsonElement part, bool isWorksheet)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows = ReadCsv.Named(Of("csv"));
        Assert.Equal(part.GetProperty("rows").GetArrayLength(), rows.Count);
        foreach ((int row, JsonElement column, JsonElement cell) in part.Cells())
        {
            string key = column.Text("key");
            Assert.Equal(
                isWorksheet ? ReportCells.ForPrograms(cell) : ReportCells.ForPeople(cell, column, _culture),
                rows[row][isWorksheet ? char.ToUpperInvariant(key[0]) + key[1..] : column.Text("heading")]);
        }
    }

    private void AssertTidyCsv(JsonElement document, JsonElement[] parts)
    {
        bool isSwedish = _culture.TwoLetterISOLanguageName == "sv";
        string[][] expected =
        [
            .. new[] { ("facts", isSwedish ? "Om rapporten" : "About the report"), ("figures", isSwedish ? "Nyckeltal" : "Key figures") }.SelectMany(k => document.GetProperty(k.Item1).EnumerateArray().SelectMany((f, i) => (string[][])
            [
                [k.Item2, (i + 1).ToString(CultureInfo.InvariantCulture), isSwedish ? "Namn" : "Name", f.Text("label")],
                [k.Item2, (i + 1).ToString(CultureInfo.InvariantCulture), isSwedish ? "Värde" : "Value", ReportCells.ForPeople(f.GetProperty("value"), Anything, _culture)],
            ])),
            .. parts.SelectMany(p => p.Cells().Select(c => (string[])
                [p.Text("heading"), (c.Row + 1).ToString(CultureInfo.InvariantCulture), c.Column.Text("heading"), ReportCells.ForPeople(c.Cell, c.Column, _culture)])),
        ];
        IReadOnlyList<string[]> rows = ReadCsv.Rows(Of("csv"));
        string head = isSwedish ? "Kedjans huvud" : "Chain head";
        int chain = Array.FindIndex(expected, r => r[3] == head) + 1;
        Assert.Equal(expected.Where((_, i) => chain == 0 || i != chain), rows.Skip(1).Where((_, i) => chain == 0 || i != chain));
    }

    private void AssertLines(JsonElement document, JsonElement[] parts, bool isWorksheet)
    {
        JsonElement[] lines = [.. ReportCells.Lines(Of("jsonl"))];
        int at = 0;
        foreach ((string part, JsonElement known) in parts.Length == 1 ? [] : Whole.SelectMany(p => document.GetProperty(p).EnumerateArray().Select(k => (p, k))))
        {
            JsonElement line = lines[at++];
            Assert.Equal((part, known.Text("key"), known.Text("label")), (line.Text("part"), line.Text("name"), line.Text("nameLabel")));
            Assert.True(!IsSame(known) || JsonElement.DeepEquals(known.GetProperty("value"), line.GetProperty("value")), known.Text("key"));
        }

        foreach (JsonElement part in parts)
        {
            foreach ((int row, JsonElement column, JsonElement cell) in part.Cells())
            {
                JsonElement line = lines[at + row];
                string key = column.Text("key");
                Assert.True(isWorksheet || line.Text("part") == part.Text("key"));
                JsonElement expected = cell.ValueKind == JsonValueKind.Object ? cell.GetProperty("code") : cell;
                Assert.True(JsonElement.DeepEquals(expected, line.GetProperty(key)), $"{key} is {line.GetProperty(key)}, not {expected}");
                if (cell.ValueKind == JsonValueKind.Object)
                {
                    Assert.Equal(cell.Text("label"), line.Text($"{key}Label"));
                }
            }

            at += part.GetProperty("rows").GetArrayLength();
        }

        Assert.Equal(at, lines.Length);
    }
}
