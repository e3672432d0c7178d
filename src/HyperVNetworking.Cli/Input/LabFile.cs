using System.IO;

namespace HyperVNetworking.Cli.Input;

/// <summary>The place of a new lab file.</summary>
internal static class LabFile
{
    /// <summary>Checks that a lab can be made there.</summary>
    /// <exception cref="BadInputException">Something is there already, or its folder is not.</exception>
    public static string New(string file)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(file));
        return Directory.Exists(file) ? throw new BadInputException($"{file}: this is a directory; name a file for the lab.")
            : File.Exists(file) ? throw new BadInputException($"{file}: this file exists; name a new one, a lab is never overwritten.")
            : folder is not null && !Directory.Exists(folder) ? throw new BadInputException($"{file}: there is no directory {folder}; make it first.")
            : file;
    }
}
