using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class Utf8Tests : IDisposable
{
    private static readonly Dictionary<string, string> PlainLocale = new() { ["LANG"] = "C", ["LC_ALL"] = "C" };

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Letters_SurviveInAndOut_EvenInThePlainLocale()
    {
        string script = _folder.Add("åäö.ps1", "param($Given)\n\"file é\"\n$Given\n$input\nthrow 'Öppen'");

        RunResult run = await new PratorRun
        {
            Arguments = [script, "utskriven Ö"],
            Input = "vårdtillfälle 🏥\n",
            Environment = PlainLocale,
        }.ToEnd();

        Assert.Equal("file é\nutskriven Ö\nvårdtillfälle 🏥\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Contains("Öppen", run.Error, StringComparison.Ordinal);
        Assert.Contains("åäö.ps1:5", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodings_ThatAScriptSees_AreUtf8WithoutMark()
    {
        string text = """
            $OutputEncoding, [Console]::OutputEncoding, [Console]::InputEncoding |
                ForEach-Object { "$($_.WebName) $($_.GetPreamble().Count)" }
            """;

        RunResult run = await new PratorRun { Arguments = ["-c", text], Environment = PlainLocale }.ToEnd();

        Assert.Equal(["utf-8 0", "utf-8 0", "utf-8 0"], run.Lines);
    }

    [Fact]
    public async Task NativePrograms_AreReadAsUtf8()
    {
        Needs.Linux();

        string text = "$text = /bin/echo åäö; $text.Length; $text";

        RunResult run = await new PratorRun { Arguments = ["-c", text], Environment = PlainLocale }.ToEnd();

        Assert.Equal(["3", "åäö"], run.Lines);
    }
}
