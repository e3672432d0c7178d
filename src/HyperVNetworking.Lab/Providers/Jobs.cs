using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Msvm_ConcreteJob: how a method answers with a job, and how the job ends and is forgotten (facts A1.14, A3.4).</summary>
internal static class Jobs
{
    private const ushort Running = 4;
    private const ushort Completed = 7;
    private const ushort Killed = 9;
    private const ushort Failed = 10;
    private const ushort CompletedWithWarnings = 32768;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(5);

    /// <summary>Starts a job whose effect is there already, or never will be.</summary>
    /// <param name="call">The call it answers.</param>
    /// <param name="results">The objects it made or changed.</param>
    /// <param name="end">How it ends.</param>
    /// <param name="error">Its error or warning; null if it has none.</param>
    /// <param name="errorCode">Its error code.</param>
    /// <returns>The job's path.</returns>
    public static CimPath Start(ProviderCall call, IReadOnlyList<CimPath> results, JobEnd end = JobEnd.Completed, string? error = null, uint errorCode = 0)
    {
        LabHost host = call.Host;
        CimRecord job = host.Add(
            Msvm.Job,
            ("InstanceID", host.NewGuid()),
            ("ElementName", call.Method.Name),
            ("JobType", TypeOf(call)),
            ("JobState", Running),
            ("JobStatus", "Job is running"),
            ("PercentComplete", 0),
            ("ErrorCode", 0),
            ("Cancellable", true),
            ("DeleteOnCompletion", true),
            ("StartTime", host.Now.UtcDateTime),
            ("TimeSubmitted", host.Now.UtcDateTime),
            ("TimeOfLastStateChange", host.Now.UtcDateTime),
            ("TimeBeforeRemoval", s_kept));
        CimPath path = host.PathOf(job);
        CimClassDefinition link = host.Store.Schema.Concrete(Msvm.AffectedJobElement);
        foreach (CimPath result in results.Distinct())
        {
            host.Store.Put(link.Create(host.Name, ("AffectedElement", result), ("AffectingElement", path)));
        }

        host.PendingJobs[path["InstanceID"]!] = new PendingJob(call.Options.JobPolls, end, (ushort)errorCode, error);
        if (call.Options.JobPolls == 0)
        {
            Tick(host, job);
        }

        return path;
    }

    /// <summary>Lets time pass for a job that is looked at.</summary>
    /// <param name="host">The host.</param>
    /// <param name="job">The job.</param>
    /// <returns>The job as it answers now; null if it is gone.</returns>
    public static CimRecord? Tick(LabHost host, CimRecord job)
    {
        string id = job.Text("InstanceID")!;
        if (!host.PendingJobs.TryGetValue(id, out PendingJob? pending))
        {
            return job;
        }

        if (pending.PollsLeft > 0)
        {
            host.PendingJobs[id] = pending with { PollsLeft = pending.PollsLeft - 1 };
            CimRecord now = host.With(job, ("PercentComplete", (100 + (ushort)job["PercentComplete"]!) / 2), ("ElapsedTime", Elapsed(host, job)));
            host.Store.Put(now);
            return now;
        }

        host.PendingJobs.Remove(id);
        if (pending.End == JobEnd.Vanished)
        {
            Forget(host, job);
            return null;
        }

        return pending.End switch
        {
            JobEnd.Completed => Ended(host, job, Completed, "Job has completed", pending),
            JobEnd.CompletedWithWarnings => Ended(host, job, CompletedWithWarnings, "Job has completed with warnings", pending),
            JobEnd.Killed => Ended(host, job, Killed, "Job was killed", pending),
            _ => Ended(host, job, Failed, "Job has failed", pending),
        };
    }

    /// <summary>Forgets the jobs that ended more than five minutes ago.</summary>
    /// <param name="host">The host.</param>
    public static void ForgetOld(LabHost host)
    {
        CimRecord[] old = [.. host.Store.Of(Msvm.Job).Concat(host.Store.Of(Msvm.MigrationJob).Where(j => j.Number("JobState") != Running)).Where(j => !host.PendingJobs.ContainsKey(j.Text("InstanceID")!)
            && j["TimeOfLastStateChange"] is DateTime ended && host.Now.UtcDateTime - ended > s_kept)];
        foreach (CimRecord job in old)
        {
            Forget(host, job);
        }
    }

    /// <summary>Ends a job that somebody stops.</summary>
    /// <param name="host">The host.</param>
    /// <param name="job">The job.</param>
    /// <param name="state">The state it ends in.</param>
    /// <returns>False if it had ended already.</returns>
    public static bool Stop(LabHost host, CimRecord job, ushort state)
    {
        // The effect was there when the job began: stopping it takes nothing back, as on a real host it may not.
        bool running = host.PendingJobs.Remove(job.Text("InstanceID")!);
        if (running)
        {
            Ended(host, job, state, "Job was stopped", new PendingJob(0, JobEnd.Killed, 0, null));
        }

        return running;
    }

    private static CimRecord Ended(LabHost host, CimRecord job, ushort state, string status, PendingJob pending)
    {
        CimRecord now = host.With(
            job,
            ("JobState", state),
            ("JobStatus", status),
            ("PercentComplete", state is Completed or CompletedWithWarnings ? 100 : job["PercentComplete"]),
            ("ElapsedTime", Elapsed(host, job)),
            ("TimeOfLastStateChange", host.Now.UtcDateTime),
            ("ErrorCode", pending.ErrorCode),
            ("ErrorDescription", pending.Error),
            ("ErrorSummaryDescription", pending.Error));
        host.Store.Put(now);
        return now;
    }

    private static void Forget(LabHost host, CimRecord job)
    {
        CimPath path = host.PathOf(job);
        foreach (CimRecord link in host.Store.Of(Msvm.AffectedJobElement).Where(l => path.Equals(l["AffectingElement"] as CimPath)).ToArray())
        {
            host.Store.Remove(link);
        }

        host.Store.Remove(job);
    }

    private static TimeSpan Elapsed(LabHost host, CimRecord job) => host.Now.UtcDateTime - (job["StartTime"] as DateTime? ?? host.Now.UtcDateTime);

    // The numbers that the facts know; those of other methods are not known.
    private static int? TypeOf(ProviderCall call) => (Names.Same(call.Target.ClassName, Msvm.SwitchService), call.Method.Name) switch
    {
        (false, "AddResourceSettings") => 30,
        (false, "ModifyResourceSettings") => 31,
        (false, "RemoveResourceSettings") => 32,
        (true, "DefineSystem") => 130,
        (true, "ModifySystemSettings") => 131,
        (true, "DestroySystem") => 132,
        (true, "AddResourceSettings") => 133,
        (true, "ModifyResourceSettings") => 134,
        (true, "RemoveResourceSettings") => 135,
        _ => null,
    };
}
