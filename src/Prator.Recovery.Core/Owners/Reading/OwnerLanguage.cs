using System.Globalization;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners.Reading;

/// <summary>In which language an owner is written to.</summary>
internal static class OwnerLanguage
{
    public const string Default = "sv";

    private const string Key = "language";

    private static readonly string[] Known = [Default, "en"];

    /// <summary>What a map says under <c>language</c>; Swedish where it says nothing.</summary>
    /// <exception cref="YamlRefusedException">It is none of the known ones.</exception>
    public static CultureInfo Read(YamlMap map)
    {
        if (!map.Has(Key, out YamlNode? node))
        {
            return CultureInfo.GetCultureInfo(Default);
        }

        YamlText text = node.Text($"`{Key}`");
        return Known.Contains(text.Value)
            ? CultureInfo.GetCultureInfo(text.Value)
            : throw YamlShape.Refuse(text, Messages.LanguageUnknown(Key, text.Value, YamlShape.Listed(Known)));
    }
}
