using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>Hands the lines of the standard input to a script as <c>$input</c>.</summary>
internal static class PipedInput
{
    /// <summary>
    /// Only a script that says <c>$input</c> is given it: under a scheduler or ssh the standard input is often a pipe that
    /// nobody closes, and a script that does not care for it must not wait.
    /// </summary>
    public static bool IsReadBy(Ast script) => script.Find(IsInputVariable, searchNestedScriptBlocks: false) is not null;

    /// <summary>On a background thread, so that a script that ends before its input does is not held up by it.</summary>
    public static void Feed(PipelineWriter input) => new Thread(() => Copy(input)) { IsBackground = true, Name = "standard input" }.Start();

    /// <remarks>Functions and script blocks are left out of the search: they have an <c>$input</c> of their own.</remarks>
    private static bool IsInputVariable(Ast part) =>
        part is VariableExpressionAst variable && variable.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase);

    private static void Copy(PipelineWriter input)
    {
        // A reader of its own, since that of Console would take a byte order mark for the first letter.
        using StreamReader reader = new(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            while (reader.ReadLine() is string line)
            {
                input.Write(line);
            }

            input.Close();
        }
        catch (PipelineClosedException)
        {
            // The script has ended and needs no more.
        }
    }
}
