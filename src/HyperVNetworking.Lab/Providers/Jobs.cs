using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_ConcreteJob: how methods answer with a job, and how a job ends (facts A1.14, A3.4).</summary>
internal static class Jobs
{
    private const ushort Running = 4;
    private const ushort Completed = 7;
    private const ushort Killed = 9;
    private const ushort Exception = 10;

    /// <summary>Starts a job whose effect is there already, or never will be.</summary>
    /// <param name="host">The host.</param>
    /// <param name="options">The lab's choices.</param>
    /// <param name="results">The objects it made or changed.</param>
    /// <param name="error">Its error; null if it succeeds.</param>
    /// <param name="errorCode">Its error code.</param>
    /// <returns>The job's path.</returns>
    public static CimPath Start(LabHost host, LabOptions options, IReadOnlyList<CimPath> results, string? error = null, uint errorCode = 0)
    {
        CimRecord job = host.Add(
            Msvm.Job,
            ("InstanceID", host.NewGuid()),
            ("ElementName", "Lab job"),
            ("JobState", Running),
            ("JobStatus", "Job is running"),
            ("PercentComplete", 0),
            ("ErrorCode", 0),
            ("Cancellable", true),
            ("DeleteOnCompletion", true),
            ("TimeBeforeRemoval", TimeSpan.FromMinutes(5)));
        CimPath path = host.PathOf(job);
        CimClassDefinition link = host.Store.Schema.Concrete(Msvm.AffectedJobElement);
        foreach (CimPath result in results)
        {
            host.Store.Put(link.Create(host.Name, ("AffectedElement", result), ("AffectingElement", path)));
        }

        host.PendingJobs[path["InstanceID"]!] = new PendingJob(options.JobPolls, (ushort)errorCode, error);
        if (options.JobPolls == 0)
        {
            Tick(host, job);
        }

        return path;
    }

    /// <summary>Lets time pass for a job that is looked at.</summary>
    /// <param name="host">The host.</param>
    /// <param name="job">The job.</param>
    /// <returns>The job as it answers now.</returns>
    public static CimRecord Tick(LabHost host, CimRecord job)
    {
        string id = job.Text("InstanceID")!;
        if (!host.PendingJobs.TryGetValue(id, out PendingJob? pending))
        {
            return job;
        }

        CimRecord now;
        if (pending.PollsLeft > 0)
        {
            host.PendingJobs[id] = pending with { PollsLeft = pending.PollsLeft - 1 };
            now = host.With(job, ("PercentComplete", (100 + (ushort)job["PercentComplete"]!) / 2));
        }
        else
        {
            host.PendingJobs.Remove(id);
            now = pending.Error is null
                ? host.With(job, ("JobState", Completed), ("JobStatus", "Job has completed"), ("PercentComplete", 100))
                : host.With(
                    job,
                    ("JobState", Exception),
                    ("JobStatus", "Job has failed"),
                    ("ErrorCode", pending.ErrorCode),
                    ("ErrorDescription", pending.Error),
                    ("ErrorSummaryDescription", pending.Error));
        }

        host.Store.Put(now);
        return now;
    }

    /// <summary>Calls a method of a job.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name switch
    {
        "RequestStateChange" => Stop(call),
        "GetError" => Errors(call, "Error", false),
        "GetErrorEx" => Errors(call, "Errors", true),
        _ => null,
    };

    private static ProviderResult Stop(ProviderCall call)
    {
        ushort wanted = call.Need<ushort>("RequestedState");
        bool running = call.Host.PendingJobs.Remove(call.Target.Text("InstanceID")!);
        if (wanted is not (4 or 5) || !running)
        {
            return ProviderResult.Done with { ReturnValue = wanted is 4 or 5 ? ProviderRefusal.InvalidState : ProviderRefusal.NotSupported, CanBeJob = false };
        }

        // The effect was there when the job began: cancelling it takes nothing back, as on a real host it may not.
        call.Host.Store.Put(call.Host.With(call.Target, ("JobState", wanted == 4 ? (ushort)8 : Killed), ("JobStatus", "Job was stopped")));
        return ProviderResult.Done with { CanBeJob = false };
    }

    private static ProviderResult Errors(ProviderCall call, string name, bool many)
    {
        string? text = call.Target.Text("ErrorDescription");
        string? error = text is null ? null : CimXml.Write(new CimRecord(
            Msvm.Error,
            call.Host.Create(Msvm.Error, ("Message", text), ("ErrorType", 4), ("CIMStatusCode", 1)).Fields.Where(f => f.Value is not null)));
        object? value = many ? (error is null ? [] : new[] { error }) : error;
        return ProviderResult.Done with { Values = [(name, value)], CanBeJob = false };
    }
}
