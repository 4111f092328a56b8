using System.Text;

namespace Prator.Recovery.ConsoleHost;

/// <summary>
/// UTF-8 without a byte order mark on all three streams, whatever the locale says: under LANG=C or a Windows code page
/// the Swedish letters would otherwise be lost. The engine decodes what native programs print by the same setting.
/// </summary>
internal sealed class Utf8Console : IDisposable
{
    private readonly Encoding _input;
    private readonly Encoding _output;

    private Utf8Console(Encoding input, Encoding output)
    {
        _input = input;
        _output = output;
    }

    public static Utf8Console Enter()
    {
        Utf8Console previous = new(Console.InputEncoding, Console.OutputEncoding);
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = utf8;
        Console.OutputEncoding = utf8;
        return previous;
    }

    /// <summary>On Windows the code page belongs to the console window, and would stay changed for the next program there.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.InputEncoding = _input;
            Console.OutputEncoding = _output;
        }
    }
}
