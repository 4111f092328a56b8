using System.Text;

namespace Prator.Recovery.Tests.Scheduling;

/// <summary>Reads command lines as those do who run them, written from their documentation.</summary>
internal static class CommandLines
{
    /// <summary>As Windows programs do (CommandLineToArgvW, arguments after the first): 2n backslashes before a quote are n and it opens or closes, one more and it is a quote.</summary>
    public static IReadOnlyList<string> OfWindows(string line)
    {
        List<string> words = [];
        int at = 0;
        while (true)
        {
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                at++;
            }

            if (at == line.Length)
            {
                return words;
            }

            StringBuilder word = new();
            bool isQuoted = false;
            while (at < line.Length && (isQuoted || line[at] is not (' ' or '\t')))
            {
                int slashes = line[at..].TakeWhile(c => c == '\\').Count();
                at += slashes;
                bool isQuote = at < line.Length && line[at] == '"';
                word.Append('\\', isQuote ? slashes / 2 : slashes);
                if (isQuote)
                {
                    if (slashes % 2 == 1)
                    {
                        word.Append('"');
                    }
                    else
                    {
                        isQuoted = !isQuoted;
                    }

                    at++;
                }
                else if (slashes == 0)
                {
                    word.Append(line[at++]);
                }
            }

            words.Add(word.ToString());
        }
    }

    /// <summary>As systemd does (systemd.syntax, systemd.service): words with quotes and C escapes, then % specifiers, then $ variables in all but the first.</summary>
    public static IReadOnlyList<string> OfSystemd(string line)
    {
        List<string> words = [];
        int at = 0;
        while (at < line.Length)
        {
            if (line[at] == ' ')
            {
                at++;
                continue;
            }

            StringBuilder word = new();
            char quote = '\0';
            for (; at < line.Length && (quote != '\0' || line[at] != ' '); at++)
            {
                char one = line[at];
                if (one == '\\')
                {
                    one = line[++at];
                    if (one == 'x')
                    {
                        word.Append((char)Convert.ToInt32(line.Substring(at + 1, 2), 16));
                        at += 2;
                    }
                    else
                    {
                        word.Append(one switch { 'n' => '\n', 't' => '\t', 's' => ' ', '"' or '\'' or '\\' => one, _ => throw new FormatException($@"\{one} is no escape of systemd.") });
                    }
                }
                else if (quote == '\0' && one is '"' or '\'')
                {
                    quote = one;
                }
                else if (one == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(one);
                }
            }

            string text = Undoubled(word.ToString(), '%');
            words.Add(words.Count == 0 ? text : Undoubled(text, '$'));
        }

        return words;
    }

    /// <summary>A setting that is neither quoted nor escaped.</summary>
    public static string OfSetting(string value) => Undoubled(value, '%');

    // One that stands alone would have been taken for the beginning of something.
    private static string Undoubled(string text, char sign)
    {
        string marked = text.Replace($"{sign}{sign}", "\0", StringComparison.Ordinal);
        return marked.Contains(sign, StringComparison.Ordinal) ? throw new FormatException($"`{text}`: a {sign} is not escaped.") : marked.Replace('\0', sign);
    }
}
