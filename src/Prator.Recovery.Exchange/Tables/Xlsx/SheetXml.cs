using System.Xml;

namespace Prator.Recovery.Exchange;

/// <summary>How the XML in a workbook is read: nothing outside of it is fetched, and no entity is expanded.</summary>
internal static class SheetXml
{
    public static XmlReaderSettings Settings { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
