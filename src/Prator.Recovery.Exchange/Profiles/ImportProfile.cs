using System.Buffers;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The headers and value words of one system's exports. Everything that a header or a word is comes from the profile's
/// YAML; the code knows properties only. Immutable.
/// </summary>
public sealed class ImportProfile
{
    private readonly HeaderTable _episode;
    private readonly HeaderTable _sip;
    private readonly HeaderTable _stay;

    internal ImportProfile(HeaderTable episode, HeaderTable sip, HeaderTable stay, ProfileWords words)
    {
        _episode = episode;
        _sip = sip;
        _stay = stay;
        Words = words;
    }

    public required string Name { get; init; }

    /// <summary>The title in Swedish.</summary>
    public required string TitleSv { get; init; }

    /// <summary>The title in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Which system the exports are taken from; unstated when the profile does not say.</summary>
    public ExportSource Source { get; init; }

    /// <summary>The sheet of a workbook; null for the first visible one with a header.</summary>
    public string? SheetName { get; init; }

    /// <summary>The row of the header, from 1; null when it is to be found.</summary>
    public int? HeaderRow { get; init; }

    internal ProfileWords Words { get; }

    /// <param name="fileName">The name to show in messages.</param>
    /// <param name="yamlText">The whole file.</param>
    /// <exception cref="YamlRefusedException">The text is no such profile; the message says where and what is allowed.</exception>
    public static ImportProfile Read(string fileName, string yamlText) => ProfileYaml.Read(fileName, yamlText);

    /// <summary>The properties of a kind of item, as a profile and pipeline objects name them.</summary>
    public static IReadOnlyList<string> Properties(ItemKind kind) => [.. ItemShape.Of(kind).Columns.Select(c => c.Name)];

    /// <summary>The headers of a property, the main one first.</summary>
    /// <exception cref="ArgumentException">The kind has no such property.</exception>
    public IReadOnlyList<string> Headers(ItemKind kind, string property)
    {
        HeaderTable headers = HeadersOf(kind);
        int slot = headers.SlotOfProperty(property);
        return slot >= 0 ? headers.Names(slot) : throw new ArgumentException($"{kind} has no property {property}.", nameof(property));
    }

    internal HeaderTable HeadersOf(ItemKind kind) => kind switch
    {
        ItemKind.Episode => _episode,
        ItemKind.Sip => _sip,
        _ => _stay,
    };
}

/// <summary>The value words of a profile.</summary>
internal sealed record ProfileWords(
    WordTable<YesNo> Answers,
    WordTable<ItemStatus> Statuses,
    WordTable<DispositionCode> Dispositions,
    SearchValues<char> ListSeparators)
{
    /// <summary>The first word for yes, for no and for unknown.</summary>
    public required IReadOnlyList<string> MainAnswers { get; init; }
}
