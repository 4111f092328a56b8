using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Prator.Recovery.Ledger;

/// <summary>The names of the parts of an entry's body. They are stored: none may change.</summary>
internal static class BodyPart
{
    public static readonly JsonEncodedText Record = JsonEncodedText.Encode("record");
    public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Day = JsonEncodedText.Encode("day");
    public static readonly JsonEncodedText Hash = JsonEncodedText.Encode("hash");
    public static readonly JsonEncodedText Fields = JsonEncodedText.Encode("fields");
    public static readonly JsonEncodedText At = JsonEncodedText.Encode("at");

    /// <summary>Whether the newest complete file of its source has the record, where that alone is otherwise than before.</summary>
    public static readonly JsonEncodedText Present = JsonEncodedText.Encode("present");

    public static readonly JsonEncodedText Changed = JsonEncodedText.Encode("changed");
    public static readonly JsonEncodedText Item = JsonEncodedText.Encode("item");
    public static readonly JsonEncodedText New = JsonEncodedText.Encode("new");
    public static readonly JsonEncodedText Action = JsonEncodedText.Encode("action");
    public static readonly JsonEncodedText Rule = JsonEncodedText.Encode("rule");
    public static readonly JsonEncodedText State = JsonEncodedText.Encode("state");
    public static readonly JsonEncodedText Asks = JsonEncodedText.Encode("asks");
    public static readonly JsonEncodedText Question = JsonEncodedText.Encode("question");
    public static readonly JsonEncodedText Protected = JsonEncodedText.Encode("protected");
    public static readonly JsonEncodedText DeceasedBy = JsonEncodedText.Encode("deceasedBy");
    public static readonly JsonEncodedText OrderedOn = JsonEncodedText.Encode("orderedOn");
    public static readonly JsonEncodedText Order = JsonEncodedText.Encode("order");
    public static readonly JsonEncodedText Decisions = JsonEncodedText.Encode("decisions");
    public static readonly JsonEncodedText MergedInto = JsonEncodedText.Encode("mergedInto");
    public static readonly JsonEncodedText Reference = JsonEncodedText.Encode("reference");
    public static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    public static readonly JsonEncodedText Municipality = JsonEncodedText.Encode("municipality");
    public static readonly JsonEncodedText Owner = JsonEncodedText.Encode("owner");
    public static readonly JsonEncodedText OwnerEmail = JsonEncodedText.Encode("ownerEmail");
    public static readonly JsonEncodedText Was = JsonEncodedText.Encode("was");

    /// <summary>The head of an operation: an <see cref="OperationPart"/>.</summary>
    public static readonly JsonEncodedText Operation = JsonEncodedText.Encode("operation");

    /// <summary>Of the first entry: an <see cref="IdentityPart"/>.</summary>
    public static readonly JsonEncodedText Identity = JsonEncodedText.Encode("identity");

    /// <summary>The text of a policy that decides for the first time.</summary>
    public static readonly JsonEncodedText PolicyText = JsonEncodedText.Encode("policyText");

    /// <summary>What was ordered: a list of <see cref="OrderedField"/>.</summary>
    public static readonly JsonEncodedText Ordered = JsonEncodedText.Encode("ordered");

    /// <summary>What was done otherwise than ordered: a list of <see cref="FieldDiscrepancy"/>.</summary>
    public static readonly JsonEncodedText Otherwise = JsonEncodedText.Encode("otherwise");

    /// <summary>A <see cref="RejectedEntry"/>.</summary>
    public static readonly JsonEncodedText Rejected = JsonEncodedText.Encode("rejected");

    /// <summary>A <see cref="MailRow"/>.</summary>
    public static readonly JsonEncodedText Mail = JsonEncodedText.Encode("mail");

    /// <summary>What a person gave: the fields and their values.</summary>
    public static readonly JsonEncodedText Answered = JsonEncodedText.Encode("answered");

    /// <summary>The action that a person wants.</summary>
    public static readonly JsonEncodedText Proposed = JsonEncodedText.Encode("proposed");

    /// <summary>How many working days a question had waited when the policy's limit handed it on.</summary>
    public static readonly JsonEncodedText Waited = JsonEncodedText.Encode("waited");

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}
