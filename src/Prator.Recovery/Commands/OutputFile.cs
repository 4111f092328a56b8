using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>A file that a command is to write, looked at before anything is made for it.</summary>
internal static class OutputFile
{
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether a file that is there is written over.</param>
    /// <param name="what">What the ids of errors begin with.</param>
    /// <exception cref="InputException">Nothing can be written there: …IsFolder, …Exists or …FolderMissing.</exception>
    public static void Check(string path, bool overwrite, string what)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{what}IsFolder", Messages.PathIsFolder(path));
        }

        if (File.Exists(path) && !overwrite)
        {
            throw new InputException($"{what}Exists", Messages.OutputExists(path), ErrorCategory.ResourceExists);
        }

        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            throw new InputException($"{what}FolderMissing", Messages.FolderMissing(folder), ErrorCategory.ObjectNotFound);
        }
    }

    /// <summary>That a file could not be written, and what to do about it. Files are written whole or not at all.</summary>
    public static string Unwritten(string path, Exception failure) =>
        Messages.FileUnwritten(path, failure.Message, WriteFailure.Advice(failure));
}
