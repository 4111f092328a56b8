using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>Runs alone, since it sets the folder that the process stands in.</summary>
[Collection(TestClock.Alone)]
public sealed class WorksheetProviderTests
{
    [Fact]
    public void Worksheet_OutsideOfTheFileSystem_IsRefused_AndNoFileOfThatNameIsMade()
    {
        using ModuleSession session = new();
        using WorkFolder folder = new();
        string before = Environment.CurrentDirectory;
        ScriptResult result;
        try
        {
            Environment.CurrentDirectory = folder.Path;
            result = Closable.Close(session, Closable.Episodes(session, "V1"), "Variable:w.csv");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.Empty(folder.Content());
        Assert.NotNull(result.Failure);
        Assert.Empty(result.Output);
    }
}
