using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Binding;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Changes;

/// <summary>What a change needs of whoever runs it: the pipeline, or a job beside it. A host given with what is written is the one that it is about.</summary>
internal interface IChangeRunner
{
    /// <summary>What the change may do.</summary>
    RunOptions Options { get; }

    /// <summary>Whether this is a dry run.</summary>
    bool IsWhatIf { get; }

    /// <summary>Reads hosts; each that fails is an error of its own and an incomplete state.</summary>
    ValueList<HostState> ReadHosts(string activity, IReadOnlyList<HostConnection> hosts);

    /// <summary>Asks for one step; prints it in a dry run.</summary>
    bool Approve(PlanStep step, int index, int total, HostState? host);

    /// <summary>Prints a line in a dry run.</summary>
    void Preview(string line);

    /// <summary>Runs a plan, or takes a run up again.</summary>
    ChangeReport Execute(Func<IProgress<HostProgress>, CancellationToken, Task<ChangeReport>> run);

    /// <summary>Writes a result.</summary>
    void Write(string? host, object value);

    /// <summary>Writes an error.</summary>
    void WriteError(string? host, ErrorRecord error);

    /// <summary>Tells what may hurt.</summary>
    void WriteWarning(string? host, string text);

    /// <summary>Tells who asks for details.</summary>
    void WriteVerbose(string? host, string text);

    /// <summary>Says that nothing more comes of a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="failed">Whether what was asked for does not hold there.</param>
    void Finish(string host, bool failed);
}
