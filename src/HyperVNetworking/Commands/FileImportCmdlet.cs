using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;

namespace HyperVNetworking.Commands;

/// <summary>A cmdlet that reads files: all that the pipeline names belong together, and one that cannot be read spoils the whole.</summary>
public abstract class FileImportCmdlet : NetworkCmdlet
{
    private readonly List<string> _files = [];

    /// <summary>The files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = "Path", Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, taken as they are written.</summary>
    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Whether something could not be read.</summary>
    internal bool HasFailed { get; private set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _files.AddRange(Resolve(Path));
        foreach (string path in LiteralPath)
        {
            if (ProviderPath.ResolveLiteral(this, path, out ErrorRecord? error) is string file)
            {
                _files.Add(file);
            }

            Report(error);
        }
    }

    /// <summary>The files that paths with wildcards mean; each error is told.</summary>
    internal IReadOnlyList<string> Resolve(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            files.AddRange(ProviderPath.Resolve(this, path, out ErrorRecord? error));
            Report(error);
        }

        return files;
    }

    /// <summary>Reads the files of the pipeline, each once; each error is told.</summary>
    internal IReadOnlyList<(string File, byte[] Bytes)> ReadFiles() => Read(_files);

    /// <summary>Reads files, each once; each error is told.</summary>
    internal IReadOnlyList<(string File, byte[] Bytes)> Read(IEnumerable<string> files)
    {
        var read = new List<(string, byte[])>();
        foreach (string file in files.Distinct())
        {
            byte[]? bytes = InputFile.Read(file, out ErrorRecord? error);
            Report(error);
            if (bytes is not null)
            {
                WriteVerbose($"Read {bytes.Length} bytes of {file}.");
                read.Add((file, bytes));
            }
        }

        return read;
    }

    /// <summary>Tells what could not be read.</summary>
    internal void Report(ErrorRecord? error)
    {
        if (error is not null)
        {
            HasFailed = true;
            WriteError(error);
        }
    }
}
