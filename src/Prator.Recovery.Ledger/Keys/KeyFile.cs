using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Cryptography;
using System.Security.Principal;

namespace Prator.Recovery.Ledger;

/// <summary>The file of one key, which only its owner may read, in a folder that only its owner may enter.</summary>
internal static class KeyFile
{
    /// <summary>Writes a new file: it is wholly there, on the disk, or not at all. An old one is never overwritten.</summary>
    /// <exception cref="IOException">There is one already, or it can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not to be written.</exception>
    public static void Write(string path, string text)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        string unfinished = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (FileStream stream = new(unfinished, OwnerOnlyFile.Options()))
            using (StreamWriter writer = new(stream))
            {
                writer.WriteLine(text);
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: false);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Overwrites a file with random bytes, on the disk, and removes it. Does nothing where there is none.</summary>
    /// <exception cref="IOException">It can't be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not to be written.</exception>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            stream.Write(RandomNumberGenerator.GetBytes((int)stream.Length));
            stream.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            MakeWindowsFolder(folder);
        }
        else
        {
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(folder, OwnerOnly);
            File.SetUnixFileMode(folder, OwnerOnly);
        }
    }

    [SupportedOSPlatform("windows")]
    private static void MakeWindowsFolder(string folder)
    {
        using WindowsIdentity owner = WindowsIdentity.GetCurrent();
        DirectorySecurity security = new();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            owner.User!, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        DirectoryInfo made = Directory.CreateDirectory(folder);
        made.SetAccessControl(security);
    }
}
