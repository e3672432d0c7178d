using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Turns what a provider did, or refused, into the answer of a method (facts A3.4).</summary>
internal static class MethodAnswers
{
    private const uint JobStarted = 4096;
    private const string Told = "The lab was told to let this call go wrong.";

    /// <summary>Runs a provider and answers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="provider">The provider's work.</param>
    /// <param name="fault">What goes wrong; null for nothing.</param>
    /// <returns>The answer.</returns>
    public static CimMethodAnswer Run(ProviderCall call, Func<ProviderCall, ProviderResult> provider, MethodFault? fault)
    {
        bool hasJob = HasJob(call);
        try
        {
            return fault?.Kind switch
            {
                LabFaultKind.ProviderError => Failed(call, fault.ErrorCode),
                LabFaultKind.JobFailure when hasJob => Job(call, Jobs.Start(call, [], JobEnd.Failed, Told, fault.ErrorCode)),
                LabFaultKind.JobKilled when hasJob => Job(call, Jobs.Start(call, [], JobEnd.Killed)),
                LabFaultKind.JobWarning when hasJob => Job(call, Jobs.Start(call, provider(call).Paths, JobEnd.CompletedWithWarnings, Told)),
                LabFaultKind.JobVanishes when hasJob => Job(call, Jobs.Start(call, provider(call).Paths, JobEnd.Vanished)),
                LabFaultKind.HalfBatch when Half(call) is ProviderCall half => DoHalf(half, provider, fault.ErrorCode),
                _ => Succeeded(call, provider(call)),
            };
        }
        catch (ProviderRefusal refusal)
        {
            call.Host.Store.Rollback();
            return call.Options.FailureForm switch
            {
                FailureForm.FailedJob when hasJob => Job(call, Jobs.Start(call, [], JobEnd.Failed, refusal.Message, refusal.Code)),
                FailureForm.Fault => throw new HostFaultException(call.Host.Name, KindOf(refusal.Code), refusal.Message),
                _ => Failed(call, refusal.Code),
            };
        }
    }

    private static bool HasJob(ProviderCall call) => call.Method.Out.Any(o => Names.Same(o.Name, "Job"));

    // The call with the first half of every array that it passes; null if it passes none.
    private static ProviderCall? Half(ProviderCall call)
    {
        if (!call.Parameters.Values.Any(v => v is Array))
        {
            return null;
        }

        return call with { Parameters = call.Parameters.ToDictionary(p => p.Key, p => p.Value is Array whole ? FirstHalf(whole) : p.Value, Names.Comparer) };
    }

    private static Array FirstHalf(Array whole)
    {
        var half = Array.CreateInstance(whole.GetType().GetElementType()!, whole.Length / 2);
        Array.Copy(whole, half, half.Length);
        return half;
    }

    private static CimMethodAnswer DoHalf(ProviderCall half, Func<ProviderCall, ProviderResult> provider, uint errorCode)
    {
        IReadOnlyList<CimPath> paths = half.Parameters.Values.OfType<Array>().All(a => a.Length > 0) ? provider(half).Paths : [];
        return HasJob(half) && (half.Options.JobMode == JobMode.Jobs || half.Options.FailureForm == FailureForm.FailedJob)
            ? Job(half, Jobs.Start(half, paths, JobEnd.Failed, Told, errorCode))
            : Failed(half, errorCode);
    }

    private static HostFaultKind KindOf(uint code) => code switch
    {
        ProviderRefusal.InvalidParameter => HostFaultKind.InvalidParameter,
        ProviderRefusal.InUse or ProviderRefusal.InvalidState => HostFaultKind.InvalidState,
        ProviderRefusal.NotSupported => HostFaultKind.NotSupported,
        _ => HostFaultKind.Failed,
    };

    private static CimMethodAnswer Succeeded(ProviderCall call, ProviderResult result)
    {
        if (call.Options.JobMode == JobMode.Jobs && result.CanBeJob && HasJob(call))
        {
            return Job(call, Jobs.Start(call, result.Paths));
        }

        CimMember? member = call.Method.Out.FirstOrDefault(o => Names.Same(o.Name, result.OutName));
        object? value = member?.Type == CimDataType.Reference ? result.Paths[0] : result.Paths.ToArray();
        return new CimMethodAnswer(result.ReturnValue, member is null ? Out(call, [.. result.Values]) : Out(call, (member.Name, value)));
    }

    private static CimMethodAnswer Failed(ProviderCall call, uint code) => new(code, Out(call));

    private static CimMethodAnswer Job(ProviderCall call, CimPath job) => new(JobStarted, Out(call, ("Job", job)));

    private static CimRecord Out(ProviderCall call, params (string Name, object? Value)[] values) => new(
        call.Method.Name,
        call.Method.Out.Select(o => new CimField(o.Name, o.Type, values.FirstOrDefault(v => Names.Same(v.Name, o.Name)).Value)));
}
