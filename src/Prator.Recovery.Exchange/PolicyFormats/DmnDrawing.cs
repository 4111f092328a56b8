using System.Xml.Linq;
using static Prator.Recovery.Exchange.DmnNames;

namespace Prator.Recovery.Exchange;

/// <summary>How a DMN file is drawn: one band a decision, its input data in a row below it. Measured in pixels.</summary>
internal static class DmnDrawing
{
    private const int Margin = 120;
    private const int LeastDecisionWidth = 180;
    private const int DecisionHeight = 80;
    private const int InputWidth = 160;
    private const int InputHeight = 45;
    private const int InputStep = InputWidth + 20;
    private const int Drop = 180;
    private const int BandHeight = DecisionHeight + Drop + InputHeight + 100;

    /// <summary>How far apart the lines arrive at a decision: with less, the outer ones would lie along its side.</summary>
    private const int ArrivalStep = 80;

    public static XElement Of(IReadOnlyList<DmnDecision> decisions) => new(
        Drawing + "DMNDI",
        new XElement(
            Drawing + "DMNDiagram",
            new XAttribute("id", "drawing"),
            decisions.SelectMany((decision, i) => Band(decision, Margin + i * BandHeight))));

    private static IEnumerable<XElement> Band(DmnDecision decision, int top)
    {
        int inputs = decision.InputNames.Count;
        int width = Math.Max(LeastDecisionWidth, inputs * ArrivalStep);
        int middle = Margin + Math.Max(width, inputs * InputStep - (InputStep - InputWidth)) / 2;
        int inputsTop = top + DecisionHeight + Drop;
        yield return Shape(decision.Id, middle - width / 2, top, width, DecisionHeight);
        for (int i = 0; i < inputs; i++)
        {
            string name = decision.InputNames[i];
            int left = middle + (2 * i - inputs) * InputStep / 2 + (InputStep - InputWidth) / 2;
            int arrival = middle + (2 * i + 1 - inputs) * ArrivalStep / 2;
            yield return Shape(DmnDecision.InputDataId(name), left, inputsTop, InputWidth, InputHeight);
            yield return new XElement(
                Drawing + "DMNEdge",
                new XAttribute("id", $"line_{name}"),
                new XAttribute("dmnElementRef", DmnDecision.RequirementId(name)),
                Point(left + InputWidth / 2, inputsTop),
                Point(arrival, top + DecisionHeight));
        }
    }

    private static XElement Shape(string element, int left, int top, int width, int height) => new(
        Drawing + "DMNShape",
        new XAttribute("id", $"shape_{element}"),
        new XAttribute("dmnElementRef", element),
        new XElement(
            Bounds + "Bounds",
            new XAttribute("height", height),
            new XAttribute("width", width),
            new XAttribute("x", left),
            new XAttribute("y", top)));

    private static XElement Point(int x, int y) => new(Lines + "waypoint", new XAttribute("x", x), new XAttribute("y", y));
}
