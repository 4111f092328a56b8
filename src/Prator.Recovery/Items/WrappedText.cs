using System.Text;

namespace Prator.Recovery;

/// <summary>Text for a terminal: lines are broken between words, and what does not fit on a line by itself runs over.</summary>
/// <param name="width">The terminal's width; the last column stays free.</param>
internal sealed class WrappedText(int width)
{
    private const int NarrowestText = 20;

    private readonly StringBuilder _text = new();
    private readonly int _room = Math.Max(NarrowestText, width - 1);

    public void WriteLine() => _text.AppendLine();

    /// <param name="words">What is written.</param>
    /// <param name="indent">Where lines begin after the first.</param>
    /// <param name="head">What the first line begins with; the words follow at <paramref name="indent"/>.</param>
    /// <param name="firstIndent">Where the first line begins.</param>
    public void Write(string words, int indent = 0, string head = "", int firstIndent = 0)
    {
        StringBuilder line = new StringBuilder().Append(' ', firstIndent).Append(head.PadRight(head.Length == 0 ? 0 : indent));
        bool isFirst = true;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && line.Length + 1 + word.Length > _room)
            {
                _text.AppendLine(line.ToString());
                line.Clear().Append(' ', indent);
                isFirst = true;
            }

            line.Append(isFirst ? "" : " ").Append(word);
            isFirst = false;
        }

        _text.AppendLine(line.ToString());
    }

    public override string ToString() => _text.ToString().TrimEnd();
}
