using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Security.Cryptography;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Policies;

/// <summary>
/// YAML files that are named either by the name of a shipped one or by a path. What was read once in this process is kept
/// as long as the file's bytes stay the same.
/// </summary>
/// <param name="folder">Where the shipped files lie.</param>
/// <param name="texts">What is told of one that is not there.</param>
/// <param name="read">From a file's name and its text to what it says.</param>
internal sealed class ShippedFiles<T>(string folder, ShippedTexts texts, Func<string, string, T> read)
{
    private const string Extension = ".yaml";

    private readonly ConcurrentDictionary<string, (T Value, string Text)> _read = new();

    /// <summary>The names of the shipped files, in order.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.OrdinalIgnoreCase)]
            : [];

    /// <summary>Reads a shipped file by its name, or any by its path.</summary>
    /// <param name="nameOrPath">A name without folder and extension is looked for among the shipped ones.</param>
    /// <param name="toFullPath">Makes a path that the user gave a full one.</param>
    /// <exception cref="InputException">There is no such file, or it can't be read.</exception>
    /// <exception cref="YamlRefusedException">The file is no such YAML.</exception>
    public T Get(string nameOrPath, Func<string, string> toFullPath) => GetWithText(nameOrPath, toFullPath).Value;

    /// <summary>The same with the text that it was read from.</summary>
    /// <inheritdoc cref="Get"/>
    public (T Value, string Text) GetWithText(string nameOrPath, Func<string, string> toFullPath) => ReadFile(PathOf(nameOrPath, toFullPath));

    /// <summary>Whether a text is a name, without folder and extension; else it is a path.</summary>
    public static bool IsName(string nameOrPath) => nameOrPath.IndexOfAny(['/', '\\']) < 0 && !HasYamlExtension(nameOrPath);

    /// <summary>The full path of a file that is there.</summary>
    /// <inheritdoc cref="Get"/>
    public string PathOf(string nameOrPath, Func<string, string> toFullPath)
    {
        bool isName = IsName(nameOrPath);
        string? path = isName
            ? Names.Where(n => string.Equals(n, nameOrPath, StringComparison.OrdinalIgnoreCase)).Select(n => Path.Combine(folder, n + Extension)).FirstOrDefault()
            : FullPath(nameOrPath, toFullPath);
        if (path is null || !File.Exists(path))
        {
            throw isName ? NotFound(texts.NotShipped, nameOrPath) : NotFound(texts.Missing, path!);
        }

        return path;
    }

    private string FullPath(string path, Func<string, string> toFullPath)
    {
        try
        {
            return toFullPath(path);
        }
        catch (InputException e)
        {
            throw NotFound(texts.PathWrong, e.Message);
        }
    }

    private InputException NotFound(Func<string, string, string> text, string given) =>
        new(texts.ErrorId, text(given, string.Join(", ", Names)), ErrorCategory.ObjectNotFound);

    private static bool HasYamlExtension(string name) =>
        name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private (T Value, string Text) ReadFile(string path)
    {
        if (new FileInfo(path).Length > StrictYaml.MaxBytes + 3)
        {
            throw new YamlRefusedException(new YamlPlace(path, 1, 1), Messages.FileTooLarge(new FileInfo(path).Length, StrictYaml.MaxBytes));
        }

        byte[] bytes = File.ReadAllBytes(path);
        // What was read may tell in words what is wrong with it.
        string key = $"{path}|{CultureInfo.CurrentUICulture.Name}|{Convert.ToHexString(SHA256.HashData(bytes))}";
        return _read.GetOrAdd(key, _ =>
        {
            string text = Utf8Text.Of(path, bytes);
            return (read(path, text), text);
        });
    }
}
