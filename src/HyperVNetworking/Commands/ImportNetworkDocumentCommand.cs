using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Reads network documents; all files together become one document.</summary>
[Cmdlet(VerbsData.Import, "NetworkDocument", DefaultParameterSetName = "Path")]
[OutputType(typeof(NetworkDocument))]
public sealed class ImportNetworkDocumentCommand : NetworkCmdlet
{
    private readonly List<string> _files = [];
    private bool _failed;

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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            _files.AddRange(ProviderPath.Resolve(this, path, out ErrorRecord? error));
            Report(error);
        }

        foreach (string path in LiteralPath)
        {
            if (ProviderPath.ResolveLiteral(this, path, out ErrorRecord? error) is string file)
            {
                _files.Add(file);
            }

            Report(error);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var sources = new List<DocumentSource>();
        foreach (string file in _files)
        {
            DocumentSource? source = Read(file, out ErrorRecord? error);
            Report(error);
            if (source is not null)
            {
                WriteVerbose($"Read {source.Utf8.Length} bytes of {file}.");
                sources.Add(source);
            }
        }

        // A document without one of its files says something else: none is better.
        if (_failed || sources.Count == 0)
        {
            return;
        }

        DocumentReadResult result = DocumentReader.Read(sources);
        foreach (DocumentError error in result.Errors)
        {
            Report(CommandErrors.Document(error));
        }

        if (result.Document is not null)
        {
            WriteObject(result.Document);
        }
    }

    private static DocumentSource? Read(string file, out ErrorRecord? error)
    {
        error = null;
        try
        {
            var info = new FileInfo(file);
            if (info.Exists && info.Length > DocumentSource.MaxBytes)
            {
                error = CommandErrors.Document(DocumentSource.TooLarge(file, info.Length));
                return null;
            }

            return new DocumentSource(file, File.ReadAllBytes(file));
        }
        catch (FileNotFoundException)
        {
            error = CommandErrors.FileNotFound(file);
        }
        catch (DirectoryNotFoundException)
        {
            error = CommandErrors.FileNotFound(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = CommandErrors.FileNotReadable(file, e);
        }

        return null;
    }

    private void Report(ErrorRecord? error)
    {
        if (error is not null)
        {
            _failed = true;
            WriteError(error);
        }
    }
}
