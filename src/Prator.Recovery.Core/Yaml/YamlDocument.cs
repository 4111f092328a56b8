namespace Prator.Recovery.Core.Yaml;

/// <summary>The envelope that policies, profiles and owners share: <c>apiVersion</c>, <c>kind</c>, <c>metadata</c>, <c>spec</c>.</summary>
public static class YamlDocument
{
    private const string ApiVersionKey = "apiVersion";
    private const string KindKey = "kind";
    private const string ApiVersion = "prator.recovery/v1";

    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="kind">What <c>kind</c> must say.</param>
    /// <param name="what">What such a file is called, for messages: "a policy".</param>
    /// <returns>The map with the four keys, of which the first two are checked.</returns>
    /// <exception cref="YamlRefusedException">The text is no such file. Where it has no <c>apiVersion</c> it may be an export given by mistake, and nothing of it is shown.</exception>
    public static YamlMap Read(string file, string text, string kind, string what)
    {
        YamlNode node = Tree(file, text, what);
        if (node is not YamlMap root || !root.Has(ApiVersionKey, out _))
        {
            throw NoSuchFile(new YamlPlace(file, node.Place.Line, node.Place.Column), what);
        }

        Expect(root, ApiVersionKey, ApiVersion, what);
        Expect(root, KindKey, kind, what);
        return root.Only(what, ApiVersionKey, KindKey, "metadata", "spec");
    }

    // What the YAML library says of a broken file may quote it, which is only fair for a file that was meant as YAML.
    private static YamlNode Tree(string file, string text, string what)
    {
        try
        {
            return StrictYaml.Read(file, text);
        }
        catch (YamlRefusedException) when (text.Length > 0 && text.Length <= StrictYaml.MaxBytes && !text.Contains(ApiVersionKey, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text))
        {
            throw NoSuchFile(new YamlPlace(file, 1, 1), what);
        }
    }

    private static YamlRefusedException NoSuchFile(YamlPlace place, string what) =>
        new(place, Messages.NoSuchDocument(what, ApiVersionKey, ApiVersion));

    private static void Expect(YamlMap root, string key, string value, string what)
    {
        YamlText text = root.Required(key, what).Text($"`{key}`");
        if (text.Value != value)
        {
            throw YamlShape.Refuse(text, Messages.OtherVersion(key, text.Value, value));
        }
    }
}
