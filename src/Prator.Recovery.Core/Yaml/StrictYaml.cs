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
            throw new YamlRefusedException(new YamlPlace(file, 1, 1), Messages.FileTooLarge(bytes, MaxBytes));
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
            throw new YamlRefusedException(place, Messages.NotReadable(Sentence(e), YamlHint.For(text, place.Line)));
        }
        catch (InvalidOperationException)
        {
            // What the library's scanner throws at a list or map in brackets that is never closed.
            throw new YamlRefusedException(PlaceOf(file, reading.LastBracket ?? scanner.CurrentPosition), Messages.NotClosed);
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
                throw Refused(end, Messages.FileEmpty);
            }

            _parser.Consume<DocumentStart>();
            YamlNode root = Node(0);
            _parser.Consume<DocumentEnd>();
            if (_parser.Accept<DocumentStart>(out DocumentStart? second))
            {
                throw Refused(second, Messages.SecondDocument);
            }

            return root;
        }

        private YamlNode Node(int depth)
        {
            ParsingEvent next = _parser.Current ?? throw new InvalidOperationException("The parser has no current event.");
            if (depth > MaxDepth)
            {
                throw Refused(next, Messages.NestedTooDeep(MaxDepth));
            }

            if (next is AnchorAlias alias)
            {
                throw Refused(next, Messages.AliasNotAllowed(alias.Value));
            }

            if (next is NodeEvent { Anchor.IsEmpty: false } anchored)
            {
                throw Refused(next, Messages.AnchorNotAllowed(anchored.Anchor));
            }

            if (next is NodeEvent { Tag.IsEmpty: false } tagged)
            {
                throw Refused(next, Messages.TagNotAllowed(tagged.Tag));
            }

            return next switch
            {
                Scalar => Text(),
                SequenceStart => List(depth),
                MappingStart => Map(depth),
                _ => throw Refused(next, Messages.NodeWanted),
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
                    ?? throw new YamlRefusedException(Place(start), Messages.KeyIsNoText);
                if (key.Value == "<<")
                {
                    throw new YamlRefusedException(key.Place, Messages.MergeKeyNotAllowed);
                }

                if (!seen.TryAdd(key.Value, key.Place))
                {
                    throw new YamlRefusedException(key.Place, Messages.KeyStandsTwice(key.Value, seen[key.Value].Line));
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
