using System.Text;

namespace Prator.Recovery.Core.Tests;

/// <summary>A piece of a C# file that is not a comment.</summary>
/// <param name="Line">Where it starts, from 1.</param>
/// <param name="Text">The text of a string literal (the parts around the holes of an interpolated one each by themselves), or code.</param>
internal sealed record CSharpPiece(int Line, string Text);

/// <summary>Parts a C# file into its string literals and its code; comments, preprocessor lines and characters are left out.</summary>
internal sealed class CSharpText
{
    private readonly string _source;
    private readonly List<CSharpPiece> _literals = [];
    private readonly StringBuilder _code = new();
    private int _at;

    private CSharpText(string source) => _source = source;

    public IReadOnlyList<CSharpPiece> Literals => _literals;

    /// <summary>Everything but comments and literals.</summary>
    public string Code => _code.ToString();

    public static CSharpText Of(string source)
    {
        CSharpText text = new(source);
        text.ReadCode(untilBrace: false);
        return text;
    }

    private void ReadCode(bool untilBrace)
    {
        int depth = 0;
        while (_at < _source.Length)
        {
            char here = _source[_at];
            if (Starts("//") || (here == '#' && IsFirstOnLine()))
            {
                SkipTo("\n");
            }
            else if (Starts("/*"))
            {
                SkipTo("*/");
                _at += 2;
            }
            else if (here == '\'' && CharacterLength() is > 0 and int length)
            {
                _at += length;
            }
            else if (StringPrefix() is { } prefix)
            {
                ReadString(prefix);
                _code.Append("\"\"");
            }
            else
            {
                depth += here == '{' ? 1 : here == '}' ? -1 : 0;
                if (untilBrace && depth < 0)
                {
                    return;
                }

                _code.Append(here);
                _at++;
            }
        }
    }

    /// <summary>What stands before the quotes of a string that starts here: <c>$</c>, <c>@</c>, nothing; null where none starts.</summary>
    private string? StringPrefix()
    {
        int end = _at;
        while (end < _source.Length && _source[end] is '$' or '@')
        {
            end++;
        }

        return end < _source.Length && _source[end] == '"' ? _source[_at..end] : null;
    }

    private void ReadString(string prefix)
    {
        _at += prefix.Length;
        int quotes = 0;
        while (_at + quotes < _source.Length && _source[_at + quotes] == '"')
        {
            quotes++;
        }

        int holes = prefix.Count(c => c == '$');
        if (quotes >= 3)
        {
            _at += quotes;
            ReadRaw(new string('"', quotes), holes);
        }
        else
        {
            _at++;
            ReadQuoted(prefix.Contains('@', StringComparison.Ordinal), holes > 0);
        }
    }

    private void ReadRaw(string end, int holes)
    {
        StringBuilder text = new();
        int line = Line();
        string hole = new('{', holes);
        while (_at < _source.Length && !Starts(end))
        {
            if (holes > 0 && Starts(hole))
            {
                line = ReadHole(text, line, holes);
                continue;
            }

            text.Append(_source[_at++]);
        }

        _at += end.Length;
        Add(text, line);
    }

    private void ReadQuoted(bool verbatim, bool interpolated)
    {
        StringBuilder text = new();
        int line = Line();
        while (_at < _source.Length)
        {
            if (verbatim && Starts("\"\""))
            {
                text.Append('"');
                _at += 2;
            }
            else if (_source[_at] == '"')
            {
                break;
            }
            else if (!verbatim && _source[_at] == '\\')
            {
                ReadEscape(text);
            }
            else if (interpolated && (Starts("{{") || Starts("}}")))
            {
                text.Append(_source[_at]);
                _at += 2;
            }
            else if (interpolated && _source[_at] == '{')
            {
                line = ReadHole(text, line, 1);
            }
            else
            {
                text.Append(_source[_at++]);
            }
        }

        _at++;
        Add(text, line);
    }

    private int ReadHole(StringBuilder text, int line, int braces)
    {
        Add(text, line);
        text.Clear();
        _at += braces;
        ReadCode(untilBrace: true);
        _at += braces;
        return Line();
    }

    private void ReadEscape(StringBuilder text)
    {
        int digits = _source[_at + 1] == 'u' ? 4 : 0;
        text.Append(digits > 0
            ? (char)Convert.ToInt32(_source.Substring(_at + 2, digits), 16)
            : _source[_at + 1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', char other => other });
        _at += 2 + digits;
    }

    private void Add(StringBuilder text, int line)
    {
        if (text.Length > 0)
        {
            _literals.Add(new CSharpPiece(line, text.ToString()));
        }
    }

    private int CharacterLength()
    {
        if (_at + 2 >= _source.Length)
        {
            return 0;
        }

        if (_source[_at + 1] == '\\')
        {
            int end = _source.IndexOf('\'', _at + 3);
            return end < 0 ? 0 : end - _at + 1;
        }

        return _source[_at + 2] == '\'' ? 3 : 0;
    }

    private bool IsFirstOnLine()
    {
        int before = _at - 1;
        while (before >= 0 && _source[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || _source[before] == '\n';
    }

    private bool Starts(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void SkipTo(string text)
    {
        int end = _source.IndexOf(text, _at, StringComparison.Ordinal);
        _at = end < 0 ? _source.Length : end;
    }

    private int Line() => _source.AsSpan(0, Math.Min(_at, _source.Length)).Count('\n') + 1;
}
