using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Tells in a line what an entry says of one kind of event.</summary>
internal static class EventDetail
{
    public static string Of(EventKinds kind, JsonElement body) => kind switch
    {
        EventKinds.Imported or EventKinds.Begun or EventKinds.Accessed or EventKinds.Removed => Operation(body),
        EventKinds.Seen or EventKinds.Returned => Text(body, BodyPart.At),
        EventKinds.Changed => Changed(body),
        EventKinds.Decided => Decided(body),
        EventKinds.Asked => Asked(body),
        EventKinds.Ordered => List(body, BodyPart.Ordered, o => $"{o.GetProperty("label").GetString()} = {Text(o, "value")}"),
        EventKinds.Discrepancy => List(body, BodyPart.Otherwise, o => $"{o.GetProperty("field").GetString()}: {Text(o, "ordered")} ≠ {Text(o, "found")}"),
        EventKinds.Rejected or EventKinds.Mended => Rejected(body),
        EventKinds.Answered or EventKinds.Proposed or EventKinds.Approved or EventKinds.Retracted => ByPeople(body),
        EventKinds.Escalated => Escalated(body),
        EventKinds.MailPlanned or EventKinds.MailBegun or EventKinds.MailAccepted or EventKinds.MailRefused or EventKinds.MailUnknown or EventKinds.MailPostponed => Mail(body),
        _ => State(body),
    };

    private static string Operation(JsonElement body)
    {
        if (!body.TryGetProperty(BodyPart.Operation.EncodedUtf8Bytes, out JsonElement operation))
        {
            return string.Empty;
        }

        OperationPart head = operation.Deserialize<OperationPart>(BodyPart.Json)!;
        string files = head.Files is null ? "" : string.Join(", ", head.Files.Select(f => $"{f.Name} ({f.Source} {f.Kind}: {f.Rows} = {f.Items} + {f.Duplicates} + {f.Rejected})"));
        return head.AsOf is null ? files : files.Length == 0 ? $"{head.AsOf}: decided again by {head.Policy}" : $"{head.AsOf}: {files}";
    }

    private static string Changed(JsonElement body) => body.TryGetProperty(BodyPart.Changed.EncodedUtf8Bytes, out JsonElement changed)
        ? string.Join("; ", changed.EnumerateObject().Select(c => c.Value[0].ValueKind == JsonValueKind.Null && c.Value[1].ValueKind == JsonValueKind.Null
            ? c.Name
            : $"{c.Name}: {c.Value[0].GetString() ?? "–"} → {c.Value[1].GetString() ?? "–"}"))
        : string.Empty;

    private static string Decided(JsonElement body)
    {
        string before = body.TryGetProperty(BodyPart.Was.EncodedUtf8Bytes, out JsonElement was) ? $"{Text(was, "action")} ({Text(was, "rule")}) → " : "";
        return body.TryGetProperty(BodyPart.Item.EncodedUtf8Bytes, out JsonElement item)
            ? $"{before}{Either(item, was, "action")} ({Either(item, was, "rule")})"
            : before;
    }

    private static string Asked(JsonElement body) =>
        body.TryGetProperty(BodyPart.Item.EncodedUtf8Bytes, out JsonElement item) && item.TryGetProperty(BodyPart.Asks.EncodedUtf8Bytes, out JsonElement asks)
            ? string.Join("; ", Follow.Questions(asks.GetString()).Select(q => $"{q.Code} {q.Field} {string.Join(", ", q.Values)}".Replace("  ", " ", StringComparison.Ordinal)))
            : string.Empty;

    private static string ByPeople(JsonElement body) => string.Join(", ", new[]
    {
        List(body, BodyPart.Answered, a => $"{a.GetProperty("field").GetString()} = {Text(a, "value")}"),
        Text(body, BodyPart.Proposed),
    }.Where(t => t.Length > 0));

    // Somebody handed it on, where it does not say how long it had waited.
    private static string Escalated(JsonElement body) => string.Join(", ", new[]
    {
        body.TryGetProperty(BodyPart.Rejected.EncodedUtf8Bytes, out _) ? Rejected(body) : string.Empty,
        body.TryGetProperty(BodyPart.Waited.EncodedUtf8Bytes, out JsonElement days) ? $"unanswered for {days.GetInt32()} working days" : string.Empty,
    }.Where(t => t.Length > 0));

    private static string Rejected(JsonElement body)
    {
        RejectedEntry row = body.GetProperty(BodyPart.Rejected.EncodedUtf8Bytes).Deserialize<RejectedEntry>(BodyPart.Json)!;
        return $"{row.File}, row {row.Row}{(row.Column is null ? "" : $", column {row.Column}")}: {InShort(row)}";
    }

    // The code, and the value where it may be told.
    private static string InShort(RejectedEntry row)
    {
        if (row.HasSentence)
        {
            return row.Reason;
        }

        using JsonDocument reason = JsonDocument.Parse(row.Reason);
        string code = Text(reason.RootElement, "code");
        return reason.RootElement.TryGetProperty("value", out JsonElement value) ? $"{code} {value.GetString()}" : code;
    }

    private static string Mail(JsonElement body)
    {
        MailRow mail = body.GetProperty(BodyPart.Mail.EncodedUtf8Bytes).Deserialize<MailRow>(BodyPart.Json)!;
        return $"{mail.Kind} {mail.Day:yyyy-MM-dd} {mail.Recipient}{(mail.Answer is null ? "" : $": {mail.Answer}")}";
    }

    private static string State(JsonElement body) =>
        body.TryGetProperty(BodyPart.Was.EncodedUtf8Bytes, out JsonElement was) && body.TryGetProperty(BodyPart.Item.EncodedUtf8Bytes, out JsonElement item)
        && item.TryGetProperty(BodyPart.State.EncodedUtf8Bytes, out JsonElement state)
            ? $"{(ItemState)was.GetProperty(BodyPart.State.EncodedUtf8Bytes).GetInt32()} → {(ItemState)state.GetInt32()}"
            : string.Empty;

    private static string List(JsonElement body, JsonEncodedText part, Func<JsonElement, string> tell) =>
        body.TryGetProperty(part.EncodedUtf8Bytes, out JsonElement list) ? string.Join(", ", list.EnumerateArray().Select(tell)) : string.Empty;

    private static string Text(JsonElement body, JsonEncodedText part) => body.TryGetProperty(part.EncodedUtf8Bytes, out JsonElement text) ? text.GetString()! : string.Empty;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement text) ? text.GetString() ?? "–" : "–";

    private static string Either(JsonElement one, JsonElement other, string name) =>
        one.TryGetProperty(name, out JsonElement text) || (other.ValueKind == JsonValueKind.Object && other.TryGetProperty(name, out text)) ? text.GetString()! : "";
}
