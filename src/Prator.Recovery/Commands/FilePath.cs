using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Makes full paths of what users write: PowerShell paths with drives, relative to PowerShell's own location.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The full path that a text names exactly; there need be no file.</summary>
    /// <exception cref="InputException">The path is not in the file system.</exception>
    public static string Full(SessionState session, string path)
    {
        try
        {
            string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return InFileSystem(path, provider, [full])[0];
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw new InputException("FileMissing", e.Message, ErrorCategory.ObjectNotFound);
        }
    }

    /// <summary>The full paths of the files that a text with wildcards matches, in order; at least one. Where none does, a file of that very name is meant.</summary>
    /// <exception cref="InputException">No file matches, or the path is not in the file system.</exception>
    public static IReadOnlyList<string> Matching(SessionState session, string path)
    {
        IReadOnlyList<string> files = Found(session, path);
        return files.Count > 0 ? files
            : File.Exists(Full(session, path)) ? [Full(session, path)]
            : throw new InputException("FileMissing", Messages.NoFileMatches(path), ErrorCategory.ObjectNotFound);
    }

    /// <summary>As <see cref="Matching"/>, but possibly none.</summary>
    /// <exception cref="InputException">The path is not in the file system.</exception>
    public static IReadOnlyList<string> Found(SessionState session, string path)
    {
        try
        {
            IReadOnlyList<string> found = session.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return [.. InFileSystem(path, provider, found).Where(File.Exists)];
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw new InputException("FileMissing", e.Message, ErrorCategory.ObjectNotFound);
        }
    }

    private static bool IsMissing(Exception e) =>
        e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException;

    private static IReadOnlyList<string> InFileSystem(string path, ProviderInfo provider, IReadOnlyList<string> paths) =>
        provider.Name == FileSystem
            ? paths
            : throw new InputException("PathNotInFileSystem", Messages.PathNotInFileSystem(path, provider.Name));
}
