using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The JSON Schema (draft-07) of the policy format, with which editors complete, explain and check a policy while it is
/// written. It knows keys and values; what needs the whole file (names, gaps, conflicts) is only known when it is read.
/// </summary>
public static class PolicySchema
{
    /// <summary>The name of the schema's file, beside a policy.</summary>
    public const string FileName = "policy.schema.json";

    private const string Day = @"^\d{4}-\d{2}-\d{2}$";
    private const string DayAndTime = @"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Key, string Says)[] Comparisons =
    [
        ("before", "The date is before this one."),
        ("onOrBefore", "The date is this one or before it."),
        ("after", "The date is after this one."),
        ("onOrAfter", "The date is this one or after it."),
        ("beforeDay", "The day is before that of this date; times are ignored."),
        ("afterDay", "The day is after that of this date; times are ignored."),
    ];

    /// <returns>The schema as JSON, with lines that end in a line feed.</returns>
    public static string Write()
    {
        JsonObject schema = Map(
            "A policy of Prator.Recovery: the routine for one outage.",
            ("apiVersion", Const("prator.recovery/v1", "The version of the format."), true),
            ("kind", Const("RecoveryPolicy", "What the file is."), true),
            ("metadata", Metadata(), true),
            ("spec", Spec(), true));
        JsonObject root = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "Prator.Recovery policy" };
        foreach ((string key, JsonNode? value) in schema.ToArray())
        {
            schema.Remove(key);
            root[key] = value;
        }

        root["definitions"] = Definitions();
        return root.ToJsonString(Options) + "\n";
    }

    private static JsonObject Metadata() => Map(
        "What the policy is called.",
        ("name", Pattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", "The policy's name; by custom also the file's, without .yaml."), true),
        ("version", Ref("text", "The policy's version; raise it with every change."), true),
        ("system", Ref("text", "The system that was out; shown where a text says {system}."), true),
        ("title", Ref("localText", "The policy's title."), true));

    private static JsonObject Spec() => Map(
        "What the policy says.",
        ("timeZone", Ref("text", "The IANA zone of every local time, such as Europe/Stockholm."), true),
        ("boundaries", BoundariesMap(), true),
        ("labels", Labels(), false),
        ("clauses", MapOf(Ref("localText"), "The routine in the project's own words, by number; rules cite them."), true),
        ("routing", Routing(), false),
        ("facts", Kinds("What the rules see of an item; a fact may use those above it.", "facts", required: true), true),
        ("given", Kinds("Named conditions on facts that several rules presuppose.", "given", required: false), false),
        ("steps", Kinds("Lists of steps that several rules share, by name.", "steps", required: false), false),
        ("rules", Kinds("What is decided. The order means nothing.", "rules", required: true), true),
        ("questions", Kinds("Asked beside a rule's own question.", "questions", required: false), false),
        ("impossible", Kinds("Facts that cannot occur together.", "impossible", required: false), false),
        ("cases", Kinds("Examples that the policy must keep.", "cases", required: false), false));

    private static JsonObject BoundariesMap() => Map(
        "The four dates that an outage turns on, in order of time.",
        [.. Boundaries.Names.Select(n => n == Boundaries.RestoredAtName
            ? (n, Pattern(DayAndTime, "When the system was back: yyyy-MM-dd HH:mm."), true)
            : (n, Pattern(Day, $"{BoundarySays(n)}: yyyy-MM-dd."), true))]);

    private static string BoundarySays(string name) => name switch
    {
        Boundaries.FirstDayWithoutDataName => "The first day without data",
        Boundaries.LastManualDayName => "The last day that is handled manually, inclusive",
        _ => $"The day that registration begins, which is the day after {Boundaries.LastManualDayName}",
    };

    private static JsonObject Labels() => Map(
        "What the system's screen calls the fields that a rule changes; texts use them as {label:field}.",
        [.. ItemFields.Of<Episode>().Concat(ItemFields.Of<Sip>()).Select(f => f.Name).Distinct().Select(n => (n, Ref("text"), false))]);

    private static JsonObject Routing()
    {
        (string, JsonObject, bool) clause = ("clause", Ref("text", "The number of a clause."), true);
        JsonObject limit = Integer(1, Core.Policies.Routing.LongestWait, "How many Swedish working days a question may wait for a local answer before it goes on by itself. Without it, it waits until somebody hands it on.");
        return Map(
            "The clauses that say who answers a question.",
            ("local", Map("Who is asked first.", clause), false),
            ("regional", Map("Who is asked where there is no local answer.", clause, ("afterWorkingDays", limit, false)), false));
    }

    private static JsonObject Kinds(string says, string part, bool required) =>
        Map(says, ("episode", PartOf("Episode", part), required), ("sip", PartOf("Sip", part), required));

    private static JsonObject PartOf(string kind, string part) => part switch
    {
        "facts" => ListOf(Ref("fact" + kind), "The facts, in the order they are derived.", atLeast: 1),
        "given" => MapOf(Ref("factCondition"), "Conditions on facts, by name."),
        "steps" => MapOf(ListOf(Ref("step" + kind), "The steps, in order."), "Lists of steps, by name."),
        "rules" => ListOf(Ref("rule" + kind), "The rules.", atLeast: 1),
        "questions" => ListOf(Ref("sideQuestion"), "The questions.", atMost: 64),
        "impossible" => ListOf(Ref("impossible"), "What cannot occur."),
        _ => ListOf(Ref("case" + kind), "The examples."),
    };

    private static JsonObject Definitions()
    {
        JsonObject definitions = new()
        {
            // Every scalar of a policy is a text, but an editor reads `1.0` as a number and `true` as a truth value.
            ["text"] = new JsonObject { ["type"] = Array("string", "number", "boolean"), ["pattern"] = @"\S", ["description"] = "A text." },
            ["texts"] = new JsonObject { ["description"] = "A text, or a list of texts.", ["anyOf"] = Nodes(Ref("text"), ListOf(Ref("text"), null, atLeast: 1)) },
            ["localText"] = Map("A text in both languages. It may hold {system}, a boundary in braces, and {label:field}.", ("sv", Ref("text", "The text in Swedish."), true), ("en", Ref("text", "The text in English."), true)),
            ["factCondition"] = MapOf(Ref("bands"), "Facts, and the bands that each may take."),
            ["bands"] = new JsonObject { ["description"] = "A band, a list of bands, or { not: … } of either.", ["anyOf"] = Nodes(Ref("texts"), Map(null, ("not", Ref("texts", "All bands but these."), true))) },
            ["when"] = new JsonObject { ["description"] = "Where this holds: facts and their bands, or a list of such maps, any of which may hold.", ["anyOf"] = Nodes(Ref("factCondition"), ListOf(Ref("factCondition"), null, atLeast: 1)) },
            ["sideQuestion"] = EitherOf(
                Map(
                    "A question beside a rule's own, on items that get one of the named actions or rules.",
                    ("id", Ref("text", "Its name."), true),
                    ("actions", OneOrMore(Enum<RecoveryAction>("An action.")), false),
                    ("rules", Ref("texts", "Ids of rules."), false),
                    ("given", Ref("texts", "Names of what is given."), false),
                    ("when", Ref("when"), false),
                    ("text", Ref("localText", "The question."), true)),
                "actions",
                "rules"),
            ["impossible"] = Map(
                "Facts that cannot occur together, since of how they are derived.",
                ("id", Ref("text", "Its name; no rule has the same."), true),
                ("given", Ref("texts", "Names of what is given."), false),
                ("when", Ref("when"), true),
                ("reason", Ref("localText", "Why it cannot occur."), true)),
            ["expect"] = Map(
                "What must come out.",
                ("action", Enum<RecoveryAction>("The action."), true),
                ("rule", Ref("text", "The id of the rule."), true),
                ("reason", Ref("text", "A part of the reason, in either language."), true),
                ("question", Ref("text", "A part of what is asked, in either language."), false)),
        };
        Define<Episode>(definitions, "Episode");
        Define<Sip>(definitions, "Sip");
        return definitions;
    }

    private static void Define<T>(JsonObject definitions, string kind)
        where T : CareItem
    {
        IReadOnlyList<ItemField> fields = ItemFields.Of<T>();
        string[] dates = [.. fields.Where(f => f.Kind == FieldKind.Moment).Select(f => f.Name)];
        definitions["condition" + kind] = Condition(fields, dates, kind);
        definitions["fact" + kind] = EitherOf(
            Map(
                "A fact: exactly one of its bands for any item.",
                ("name", Ref("text", "The name that rules use."), true),
                ("label", Ref("localText", "What people call it."), true),
                ("field", Enum(fields.Where(f => f.Kind == FieldKind.Code).Select(f => f.Name), "A field whose values are the bands."), false),
                ("bands", ListOf(Band(kind), "The bands; the first that holds is taken, and the last takes what is left.", atLeast: 2, atMost: 64), false)),
            "field",
            "bands");
        definitions["step" + kind] = Map(
            "A step.",
            ("text", Ref("localText", "What to do."), true),
            ("details", fields.Any(f => f.Kind == FieldKind.List) ? ListOf(Detail(fields), "Lists of the item, written after the text; a missing one asks.") : ListOf([], "None: this kind of item has no lists.", atMost: 0), false));
        definitions["rule" + kind] = Rule(dates, kind, [.. ItemActions.Of<T>().Select(a => $"{a}")]);
        definitions["case" + kind] = Case(fields, kind);
    }

    private static JsonObject Band(string kind) => Map(
        "A band.",
        ("name", Ref("text", "The band's name."), true),
        ("label", Ref("localText", "What tables and explanations call it."), false),
        ("when", Ref("condition" + kind, "When it is taken, unless one above it was; not on the last band."), false));

    private static JsonObject Detail(IReadOnlyList<ItemField> fields) => Map(
        "A list of the item.",
        ("field", Enum(fields.Where(f => f.Kind == FieldKind.List).Select(f => f.Name), "The list."), true),
        ("text", Ref("localText", "The text around it, with {value}."), true),
        ("question", Ref("localText", "Asked where the list is missing."), true));

    private static JsonObject Condition(IReadOnlyList<ItemField> fields, string[] dates, string kind)
    {
        JsonObject self = Ref("condition" + kind);
        JsonObject moment = Enum([.. Boundaries.Names, "asOf", .. dates], "A boundary, a date field, or asOf: the moment that the item is decided for.");
        List<JsonNode> forms =
        [
            Map(null, ("all", ListOf(self, "All of these hold.", atLeast: 1), true)),
            Map(null, ("any", ListOf(self, "Any of these holds.", atLeast: 1), true)),
            Map(null, ("not", Ref("condition" + kind, "This does not hold."), true)),
            EitherOf(Map(null, ("fact", Ref("text", "A fact that stands above."), true), ("is", Ref("text", "Its band."), false), ("in", ListOf(Ref("text"), "Its bands.", atLeast: 1), false)), "is", "in"),
            .. fields.GroupBy(f => string.Join('|', f.Values)).Select(g => EitherOf(
                Map(
                    null,
                    ("field", Enum(g.Select(f => f.Name), "A field."), true),
                    ("is", Enum(g.First().Values, "Its value."), false),
                    ("in", ListOf(Enum(g.First().Values, null), "Its values.", atLeast: 1), false)),
                "is",
                "in")),
            EitherOf(
                Map(null, [("field", Enum([.. dates, "asOf"], "A date field, or asOf."), true), .. Comparisons.Select(c => (c.Key, Says(moment, c.Says), false))]),
                [.. Comparisons.Select(c => c.Key)]),
        ];
        return new JsonObject { ["description"] = "A condition on fields, or on facts that stand above.", ["anyOf"] = Nodes([.. forms]) };
    }

    private static JsonObject Rule(string[] dates, string kind, string[] actions)
    {
        JsonObject rule = Map(
            "A rule: where it holds, and what it decides there.",
            ("id", Ref("text", "Its name."), true),
            ("given", Ref("texts", "Names of what it presupposes."), false),
            ("when", Ref("when"), false),
            ("action", Enum(actions, "What is to be done."), true),
            ("basis", Enum<Basis>("Text: the routine says so. Interpretation: it leaves it open, and note says why."), true),
            ("clause", Ref("text", "The clause that it follows from; required for Text."), false),
            ("note", Ref("localText", "Why the routine leaves it open; required for Interpretation, and only there."), false),
            ("exceptionTo", Ref("texts", "Rules that this one wins over where both hold."), false),
            ("reason", Ref("localText", "Why this is decided, for people."), true),
            ("question", Ref("localText", "What a person must answer; required for Review."), false),
            ("changes", ListOf(Map("A change.", ("field", Enum(dates, "The date field to set; it needs a label."), true), ("value", Enum(["today", .. dates], "today (the date of asOf), or a date field."), true)), "The fields to set; for Close, and only there.", atLeast: 1), false),
            ("paymentBasis", Map("When the episode is left out of the payment basis; for Close, and only there.", ("excludeWhen", Ref("condition" + kind), true)), false),
            ("steps", new JsonObject { ["description"] = "What to do, in order: steps, or the name of shared ones.", ["anyOf"] = Nodes(Ref("text"), ListOf(Ref("step" + kind), null)) }, false));
        rule["allOf"] = Nodes(
            If("basis", nameof(Basis.Text), then: Needs("clause", without: ["note"]), otherwise: Needs("note")),
            If("action", nameof(RecoveryAction.Review), then: Needs("question")),
            If("action", nameof(RecoveryAction.Close), then: new JsonObject { ["required"] = Array("changes", "paymentBasis") }, otherwise: Without("changes", "paymentBasis")));
        return rule;
    }

    private static JsonObject Case(IReadOnlyList<ItemField> fields, string kind)
    {
        JsonObject date = Ref("text", "A date: yyyy-MM-dd, yyyy-MM-dd HH:mm, or a boundary or asOf with steps such as + 1d, - 2h, + 30m; day of … leaves the time out.");
        JsonObject map = Map(
            $"An example: facts wherever they hold, or the fields of one {kind.ToLowerInvariant()}.",
            ("name", Ref("text", "Its name, once a kind."), true),
            ("given", Ref("texts", "Names of what is given."), false),
            ("facts", Ref("when"), false),
            ("asOf", (JsonObject)date.DeepClone(), false),
            ("fields", Map("The item's fields; the others are blank.", [.. fields.Select(f => (f.Name, OfField(f, date), false))]), false),
            ("expect", Ref("expect"), true));
        map["oneOf"] = Nodes(
            new JsonObject { ["required"] = Array("fields"), ["properties"] = new JsonObject { ["facts"] = false, ["given"] = false } },
            new JsonObject { ["anyOf"] = Nodes(Requires("facts"), Requires("given")), ["properties"] = new JsonObject { ["fields"] = false, ["asOf"] = false } });
        return map;
    }

    private static JsonObject OfField(ItemField field, JsonObject date) => field.Kind switch
    {
        FieldKind.Moment => (JsonObject)date.DeepClone(),
        FieldKind.List => Ref("texts"),
        _ => Enum(field.Values, null),
    };

    private static JsonObject If(string key, string value, JsonObject then, JsonObject? otherwise = null)
    {
        JsonObject rule = new() { ["if"] = new JsonObject { ["properties"] = new JsonObject { [key] = new JsonObject { ["const"] = value } }, ["required"] = Array(key) }, ["then"] = then };
        if (otherwise is not null)
        {
            // A key that is lacking, since it is spelt wrong, is no other value.
            rule["else"] = new JsonObject { ["if"] = Requires(key), ["then"] = otherwise };
        }

        return rule;
    }

    private static JsonObject Needs(string key, params string[] without)
    {
        JsonObject needs = without.Length > 0 ? Without(without) : [];
        needs["required"] = Array(key);
        return needs;
    }

    private static JsonObject Without(params string[] keys) => new() { ["properties"] = new JsonObject(keys.Select(k => KeyValuePair.Create<string, JsonNode?>(k, false))) };

    private static JsonObject Requires(string key) => new() { ["required"] = Array(key) };

    private static JsonObject EitherOf(JsonObject map, params string[] keys)
    {
        map["oneOf"] = Nodes([.. keys.Select(Requires)]);
        return map;
    }

    private static JsonObject Map(string? says, params IReadOnlyList<(string Key, JsonObject Value, bool Required)> keys)
    {
        JsonObject map = Described(says);
        map["type"] = "object";
        map["additionalProperties"] = false;
        map["properties"] = new JsonObject(keys.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Key, k.Value.DeepClone())));
        if (keys.Any(k => k.Required))
        {
            map["required"] = Array([.. keys.Where(k => k.Required).Select(k => k.Key)]);
        }

        return map;
    }

    private static JsonObject MapOf(JsonObject values, string? says)
    {
        JsonObject map = Described(says);
        map["type"] = "object";
        map["additionalProperties"] = values;
        return map;
    }

    private static JsonObject ListOf(JsonObject items, string? says, int atLeast = 0, int? atMost = null)
    {
        JsonObject list = Described(says);
        list["type"] = "array";
        list["items"] = items.DeepClone();
        if (atLeast > 0)
        {
            list["minItems"] = atLeast;
        }

        if (atMost is { } most)
        {
            list["maxItems"] = most;
        }

        return list;
    }

    private static JsonObject OneOrMore(JsonObject one) => new() { ["anyOf"] = Nodes(one, ListOf(one, null, atLeast: 1)) };

    private static JsonObject Enum<T>(string says)
        where T : struct, Enum => Enum(System.Enum.GetNames<T>(), says);

    private static JsonObject Enum(IEnumerable<string> values, string? says)
    {
        JsonObject one = Described(says);
        one["enum"] = Array([.. values]);
        return one;
    }

    private static JsonObject Const(string value, string says) => new() { ["description"] = says, ["const"] = value };

    private static JsonObject Integer(int least, int most, string says) => new() { ["description"] = says, ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Pattern(string pattern, string says) => new() { ["description"] = says, ["type"] = "string", ["pattern"] = pattern };

    /// <summary>A definition by its name. Beside <c>$ref</c> draft-07 reads nothing, so a text of its own goes around it.</summary>
    private static JsonObject Ref(string name, string? says = null)
    {
        JsonObject reference = new() { ["$ref"] = $"#/definitions/{name}" };
        return says is null ? reference : new JsonObject { ["description"] = says, ["allOf"] = Nodes(reference) };
    }

    private static JsonObject Says(JsonObject schema, string says)
    {
        JsonObject other = (JsonObject)schema.DeepClone();
        other["description"] = says;
        return other;
    }

    private static JsonObject Described(string? says) => says is null ? [] : new JsonObject { ["description"] = says };

    private static JsonArray Array(params string[] values) => [.. values.Select(v => (JsonNode?)v)];

    private static JsonArray Nodes(params JsonNode[] nodes) => [.. nodes.Select(n => (JsonNode?)n.DeepClone())];
}
