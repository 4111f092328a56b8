using Prator.Recovery.Core.Texts;

namespace Prator.Recovery.Exchange;

/// <summary>What this assembly tells people, a member a message; the words stand in Messages.resx and Messages.sv.resx under its name.</summary>
internal static partial class Messages
{
    private static readonly MessageTexts Texts = new(typeof(Messages));

    /// <inheritdoc cref="MessageTexts.Kept"/>
    public static string Kept(string name) => Texts.Kept(name);
}
