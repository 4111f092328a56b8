using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads the examples that a policy must keep.</summary>
internal sealed class CasesReader<T>(Boundaries boundaries, RegionReader regions, RuleIds rules, TextReader texts)
    where T : CareItem
{
    private readonly IReadOnlyList<ItemField> _fields = ItemFields.Of<T>();

    public List<PolicyCase<T>> Read(YamlList list, Problems problems) => problems.Each(list, Messages.OneCase, "name", ReadCase);

    private PolicyCase<T> ReadCase(YamlNode node)
    {
        YamlMap map = node.Map(Messages.ACase).Only(Messages.ACase, "name", "given", "facts", "asOf", "fields", "expect");
        YamlText name = map.Required("name", Messages.ACase).Text(Messages.TheNameOfACase);
        string what = Messages.TheCase(name.Value);
        ExpectedDecision expected = ReadExpected(map.Required("expect", what), what);
        switch (map.Has("facts", out _) || map.Has("given", out _), map.Has("fields", out YamlNode? fields))
        {
            case (true, false):
                map.Only(Messages.CaseByFacts(what), "name", "given", "facts", "expect");
                return new PolicyCase<T>(name.Value, regions.Read(map, "facts"), null, boundaries.UsualAsOf, expected, name.Place);
            case (false, true):
                Moment asOf = map.Has("asOf", out YamlNode? when) ? DateExpression.Read(when.Text("`asOf`"), boundaries, null) : boundaries.UsualAsOf;
                asOf = asOf.HasTime ? asOf : Moment.EndOf(asOf.Date);
                return new PolicyCase<T>(name.Value, null, ReadItem(fields!.Map(Messages.TheFieldsOf(what)), asOf), asOf, expected, name.Place);
            default:
                throw YamlShape.Refuse(map, Messages.FactsOrFields(what));
        }
    }

    private ExpectedDecision ReadExpected(YamlNode node, string what)
    {
        string expects = Messages.WhatIsExpectedOf(what);
        YamlMap map = node.Map(expects).Only(expects, "action", "rule", "reason", "question");
        string rule = rules.Known(map.Required("rule", expects).Text("`rule`"));
        return new ExpectedDecision(
            map.Required("action", expects).Text("`action`").Member<RecoveryAction>(Messages.TheActionOf(what)),
            rule,
            texts.Filled(map.Required("reason", expects).Text("`reason`")),
            map.Has("question", out YamlNode? question) ? texts.Filled(question.Text("`question`")) : null);
    }

    private T ReadItem(YamlMap map, Moment asOf)
    {
        T item = BlankItem.Of<T>();
        HashSet<string> set = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
        {
            ItemField field = _fields.FirstOrDefault(f => f.Name == entry.Key)
                ?? throw new YamlRefusedException(entry.Place, Messages.NoField(entry.Key, YamlShape.Listed(_fields.Select(f => f.Name))));
            if (!set.Add(field.Property))
            {
                throw new YamlRefusedException(entry.Place, Messages.FieldsOfOneColumn(field.Name));
            }

            Write(item, field, entry.Value, asOf);
        }

        return item;
    }

    private void Write(T item, ItemField field, YamlNode value, Moment asOf)
    {
        switch (field.Kind)
        {
            case FieldKind.Moment:
                ItemWriter.Write(item, field, DateExpression.Read(value.Text($"`{field.Name}`"), boundaries, asOf));
                break;
            case FieldKind.List:
                ItemWriter.Write(item, field, [.. value.Texts($"`{field.Name}`").Select(t => t.Value)]);
                break;
            default:
                YamlText text = value.Text($"`{field.Name}`");
                int code = field.Values.ToList().IndexOf(text.Value);
                ItemWriter.Write(item, field, code >= 0
                    ? code
                    : throw YamlShape.Refuse(text, Messages.FieldValueUnknown(field.Name, text.Value, YamlShape.Listed(field.Values))));
                break;
        }
    }
}
