namespace Prator.Recovery.Core.Policies.Renewing;

/// <summary>The lines of a text as the YAML reader counts them: they end at LF, CR or both.</summary>
internal static class Lines
{
    /// <summary>Where each line starts and ends, the line break left in.</summary>
    public static IEnumerable<(int Start, int End)> Of(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isBreak = text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (isBreak)
            {
                yield return (start, i + 1);
                start = i + 1;
            }
        }

        yield return (start, text.Length);
    }
}
