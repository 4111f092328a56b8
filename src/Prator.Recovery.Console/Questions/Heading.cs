namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>What stands above a question.</summary>
internal static class Heading
{
    /// <param name="asker">Who asks.</param>
    /// <param name="caption">May be null or empty, as the engine leaves it where it has none.</param>
    /// <param name="message">May be null or empty too.</param>
    public static void Show(Asker asker, string? caption, string? message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            asker.SayLine(string.Empty);
            asker.Say(ConsoleColor.White, caption + Environment.NewLine);
        }

        if (!string.IsNullOrEmpty(message))
        {
            asker.SayLine(message);
        }
    }
}
