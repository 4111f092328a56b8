using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>A submission, read as strictly as Graph's description of sendMail allows, and narrower where the program promises more.</summary>
internal sealed record SentMail(string Subject, IReadOnlyList<string> To, string Html)
{
    /// <exception cref="FormatException">The payload is none.</exception>
    public static SentMail Read(HttpRequest request, string mailbox, string body)
    {
        Demand(request.ContentType?.Split(';')[0] == "application/json", "The content is no JSON.");
        Demand(request.Headers.Authorization == $"Bearer {GraphStandIn.Token}", "There is no token.");
        Demand(mailbox == GraphStandIn.Mailbox, $"The mailbox is {mailbox}.");
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = Only(document.RootElement, "Message", "SaveToSentItems");
        Demand(root.GetProperty("SaveToSentItems").ValueKind is JsonValueKind.True or JsonValueKind.False, "SaveToSentItems is no boolean.");
        JsonElement message = Only(root.GetProperty("Message"), "subject", "body", "toRecipients");
        JsonElement content = Only(message.GetProperty("body"), "contentType", "content");
        Demand(content.GetProperty("contentType").GetString() is "html" or "text", "The body's kind is neither html nor text.");
        string[] to = [.. message.GetProperty("toRecipients").EnumerateArray().Select(Address)];
        Demand(to.Length is > 0 and <= 500, $"{to.Length} recipients.");
        return new SentMail(message.GetProperty("subject").GetString()!, to, content.GetProperty("content").GetString()!);
    }

    private static string Address(JsonElement recipient)
    {
        string address = Only(Only(recipient, "emailAddress").GetProperty("emailAddress"), "name", "address").GetProperty("address").GetString()!;
        Demand(System.Net.Mail.MailAddress.TryCreate(address, out _), $"The address is {address}.");
        return address;
    }

    // The type of an object may always be told.
    private static JsonElement Only(JsonElement element, params string[] known)
    {
        string[] others = [.. element.EnumerateObject().Select(p => p.Name).Except(known).Except(["@odata.type"])];
        Demand(others.Length == 0, $"Unknown properties: {string.Join(", ", others)}.");
        return element;
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new FormatException(otherwise);
        }
    }
}
