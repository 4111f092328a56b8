namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>A folder for the scripts of one test, with a name that is as hard to handle as names get.</summary>
internal sealed class ScriptFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prator åäö [1] ");

    public string Path => _folder.FullName;

    /// <returns>The full path of the new script.</returns>
    public string Add(string name, string text)
    {
        string file = Of(name);
        File.WriteAllText(file, text);
        return file;
    }

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
