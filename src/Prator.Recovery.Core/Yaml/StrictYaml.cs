using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Prator.Recovery.Core.Yaml;

/// <summary>
/// Reads the small, unambiguous part of YAML that policies and profiles are written in: maps, lists and texts.
/// Anchors, aliases, tags, merges, duplicate keys and several documents are refused with their place.
/// </summary>
public static class StrictYaml
{
    /// <summary>1 MiB, counted as UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxDepth = 32;

    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file.</param>
    /// <exception cref="YamlRefusedException">The text is no such YAML.</exception>
    public static YamlNode Read(string file, string text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxBytes)
        {
            throw new YamlRefusedException(new YamlPlace(file, 1, 1), $"the file has `{bytes}` bytes; at most {MaxBytes} (1 MiB) are read.");
        }

        Scanner scanner = new(new StringReader(text), skipComments: true);
        Reading reading = new(file, new Parser(scanner));
        try
        {
            return reading.Document();
        }
        catch (YamlException e)
        {
            // Some of the library's exceptions come without a place, that of a tab among them.
            YamlPlace place = PlaceOf(file, e.Start.Index > 0 ? e.Start : scanner.CurrentPosition);
            throw new YamlRefusedException(place, $"this is not readable as YAML: {Sentence(e)}{YamlHint.For(text, place.Line)}");
        }
        catch (InvalidOperationException)
        {
            // What the library's scanner throws at a list or map in brackets that is never closed.
            throw new YamlRefusedException(PlaceOf(file, reading.LastBracket ?? scanner.CurrentPosition), "this is not readable as YAML: a list `[` or a map `{` that begins here is not closed.");
        }
    }

    private static string Sentence(YamlException e)
    {
        string message = e.Message;
        int afterPlace = message.IndexOf("): ", StringComparison.Ordinal);
        return (afterPlace < 0 ? message : message[(afterPlace + 3)..]).TrimEnd('.') + ".";
    }

    private static YamlPlace PlaceOf(string file, Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private sealed class Reading(string file, Parser parser)
    {
        private readonly Parser _parser = parser;

        private readonly Stack<Mark> _brackets = [];

        /// <summary>Where the innermost list or map in brackets that is still open begins.</summary>
        public Mark? LastBracket => _brackets.TryPeek(out Mark mark) ? mark : null;

        public YamlNode Document()
        {
            _parser.Consume<StreamStart>();
            if (_parser.TryConsume<StreamEnd>(out StreamEnd? end))
            {
                throw Refused(end, "the file is empty; a map of keys and values was expected.");
            }

            _parser.Consume<DocumentStart>();
            YamlNode root = Node(0);
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            {
                throw Refused(second, "a second document `---` starts here; a file holds one.");
            }

            return root;
        }

        private YamlNode Node(int depth)
        {
            ParsingEvent next = _parser.Current ?? throw new InvalidOperationException("The parser has no current event.");
            if (depth > MaxDepth)
            {
                throw Refused(next, $"this is nested deeper than {MaxDepth} levels; flatten it.");
            }

            if (next is AnchorAlias alias)
            {
                throw Refused(next, $"the alias `*{alias.Value}` is not allowed; write the value out, or name a shared condition under `given`.");
            }

            if (next is NodeEvent { Anchor.IsEmpty: false } anchored)
            {
                throw Refused(next, $"the anchor `&{anchored.Anchor}` is not allowed; write the value out where it is used.");
            }

            if (next is NodeEvent { Tag.IsEmpty: false } tagged)
            {
                throw Refused(next, $"the tag `{tagged.Tag}` is not allowed; every value is a text, a list or a map.");
            }

            return next switch
            {
                Scalar => Text(),
                SequenceStart => List(depth),
                MappingStart => Map(depth),
                _ => throw Refused(next, "a text, a list or a map was expected."),
            };
        }

        private YamlText Text()
        {
            Scalar scalar = _parser.Consume<Scalar>();
            return new YamlText(Place(scalar), scalar.Value);
        }

        private YamlList List(int depth)
        {
            SequenceStart start = _parser.Consume<SequenceStart>();
            Open(start, start.Style == SequenceStyle.Flow);
            List<YamlNode> items = [];
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            Close(start.Style == SequenceStyle.Flow);
            return new YamlList(Place(start), items);
        }

        private YamlMap Map(int depth)
        {
            MappingStart start = _parser.Consume<MappingStart>();
            Open(start, start.Style == MappingStyle.Flow);
            List<YamlEntry> entries = [];
            Dictionary<string, YamlPlace> seen = new(StringComparer.Ordinal);
            while (!_parser.TryConsume<MappingEnd>(out _))
            {
                YamlText key = Node(depth + 1) as YamlText
                    ?? throw new YamlRefusedException(Place(start), "a key is a list or a map here; a key is a text.");
                if (key.Value == "<<")
                {
                    throw new YamlRefusedException(key.Place, "the merge key `<<` is not allowed; write the keys out.");
                }

                if (!seen.TryAdd(key.Value, key.Place))
                {
                    throw new YamlRefusedException(key.Place, $"the key `{key.Value}` stands twice; the first is at line {seen[key.Value].Line}. Remove one.");
                }

                entries.Add(new YamlEntry(key.Place, key.Value, Node(depth + 1)));
            }

            Close(start.Style == MappingStyle.Flow);
            return new YamlMap(Place(start), entries);
        }

        private void Open(ParsingEvent start, bool inBrackets)
        {
            if (inBrackets)
            {
                _brackets.Push(start.Start);
            }
        }

        private void Close(bool inBrackets)
        {
            if (inBrackets)
            {
                _brackets.Pop();
            }
        }

        private YamlPlace Place(ParsingEvent at) => PlaceOf(file, at.Start);

        private YamlRefusedException Refused(ParsingEvent at, string message) => new(Place(at), message);
    }
}
