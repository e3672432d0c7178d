using System;
using System.Linq;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>Turns what a provider did, or refused, into the answer of a method (facts A3.4).</summary>
internal static class MethodAnswers
{
    private const uint JobStarted = 4096;

    /// <summary>Runs a provider and answers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="provider">The provider's work.</param>
    /// <param name="failJob">Whether to answer with a job that fails, without effect.</param>
    /// <returns>The answer.</returns>
    public static CimMethodAnswer Run(ProviderCall call, Func<ProviderResult> provider, bool failJob)
    {
        bool hasJob = call.Method.Out.Any(o => Names.Same(o.Name, "Job"));
        if (failJob && hasJob)
        {
            return Job(call, Jobs.Start(call.Host, call.Options, [], "The lab was told to fail this job.", 32768));
        }

        try
        {
            ProviderResult result = provider();
            return call.Options.JobMode == JobMode.Jobs && result.CanBeJob && hasJob
                ? Job(call, Jobs.Start(call.Host, call.Options, result.Paths))
                : Done(call, result);
        }
        catch (ProviderRefusal refusal)
        {
            call.Host.Store.Rollback();
            return call.Options.FailureForm switch
            {
                FailureForm.FailedJob when hasJob => Job(call, Jobs.Start(call.Host, call.Options, [], refusal.Message, refusal.Code)),
                FailureForm.Fault => throw new HostFaultException(call.Host.Name, KindOf(refusal.Code), refusal.Message),
                _ => new CimMethodAnswer(refusal.Code, Out(call)),
            };
        }
    }

    private static HostFaultKind KindOf(uint code) => code switch
    {
        ProviderRefusal.InvalidParameter => HostFaultKind.InvalidParameter,
        ProviderRefusal.InUse or ProviderRefusal.InvalidState => HostFaultKind.InvalidState,
        ProviderRefusal.NotSupported => HostFaultKind.NotSupported,
        _ => HostFaultKind.Failed,
    };

    private static CimMethodAnswer Done(ProviderCall call, ProviderResult result)
    {
        CimMember? member = call.Method.Out.FirstOrDefault(o => Names.Same(o.Name, result.OutName));
        object? value = member?.Type == CimDataType.Reference ? result.Paths[0] : result.Paths.ToArray();
        return new CimMethodAnswer(result.ReturnValue, member is null ? Out(call, [.. result.Values]) : Out(call, (member.Name, value)));
    }

    private static CimMethodAnswer Job(ProviderCall call, CimPath job) => new(JobStarted, Out(call, ("Job", job)));

    private static CimRecord Out(ProviderCall call, params (string Name, object? Value)[] values) => new(
        call.Method.Name,
        call.Method.Out.Select(o => new CimField(o.Name, o.Type, values.FirstOrDefault(v => Names.Same(v.Name, o.Name)).Value)));
}
