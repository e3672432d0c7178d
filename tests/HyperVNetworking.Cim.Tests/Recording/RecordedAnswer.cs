using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Tests.Sessions;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Tests.Recording;

/// <summary>A refusal of a host, or a job in one of the ways in which it can end, beside the fact that justifies it.</summary>
internal sealed record RecordedAnswer(string Name, string Fact, Func<IHostSession, ICimClient, HostState, Task> Work)
{
    private const string V2 = @"root\virtualization\v2";
    private const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";

    private static readonly LabOptions s_jobs = LabOptions.Default with { JobMode = JobMode.Jobs, JobPolls = 1 };

    public static IReadOnlyList<RecordedAnswer> All { get; } =
    [
        new("Refusal-VLAN-out-of-range", "A5: the provider, not the caller, keeps VLAN ids to 1-4094; which code it returns is UNCONFIRMED", SetVlan4095Async),
        new("Refusal-NIC-in-use", "A4: one External switch a NIC, so the switch that was defined for it is destroyed again; code and text are UNCONFIRMED", CreateOnBoundNicAsync),
        new("Refusal-switch-with-adapters", "A4: a switch that VM adapters are connected to is not destroyed; UNCONFIRMED, a choice of the lab", RemoveUsedSwitchAsync),
        new("Refusal-as-job", "A3.4: a refusal may also be a job that ends in state 10 with ErrorDescription", RemoveUsedSwitchAsync) { Options = LabOptions.Default with { FailureForm = FailureForm.FailedJob, JobPolls = 1 } },
        new("Refusal-as-fault", "A3.4: or the call itself throws", RemoveUsedSwitchAsync) { Options = LabOptions.Default with { FailureForm = FailureForm.Fault } },
        new("Job-completed", "A1.14, A3.4: 4096 and a job, looked at until JobState 7", SetVlanAsync) { Options = s_jobs },
        new("Job-completed-with-warnings", "A1.14: JobState 32768 is success", SetVlanAsync) { Options = s_jobs, Faults = [Fault(LabFaultKind.JobWarning)] },
        new("Job-failed", "A1.14: JobState 10, with ErrorCode and ErrorDescription", SetVlanAsync) { Options = s_jobs, Faults = [Fault(LabFaultKind.JobFailure)] },
        new("Job-killed", "A1.14: JobState 9; without ErrorDescription GetErrorEx is asked", SetVlanAsync) { Options = s_jobs, Faults = [Fault(LabFaultKind.JobKilled)] },
        new("Job-vanished", "A3.4: a job that is gone before it was seen to end has an unknown result", SetVlanAsync) { Options = s_jobs, Faults = [Fault(LabFaultKind.JobVanishes)] },
        new("Job-result", "A3.4: with 4096 the out parameters may be null, and what was made comes by Msvm_AffectedJobElement", CreatePrivateSwitchAsync) { Options = s_jobs },
    ];

    public LabOptions Options { get; init; } = LabOptions.Default;

    public IReadOnlyList<LabFault> Faults { get; init; } = [];

    public override string ToString() => Name;

    private static LabFault Fault(LabFaultKind kind) => new()
    {
        Kind = kind,
        ErrorCode = 32773,
        Where = operation => operation.Contains("ModifyFeatureSettings", StringComparison.Ordinal),
    };

    // The model cannot say 4095, so this goes to the host by hand, as a script would.
    private static async Task SetVlan4095Async(IHostSession session, ICimClient client, HostState host)
    {
        CimRecord service = (await client.EnumerateAsync(V2, "Msvm_VirtualSystemManagementService", CancellationToken.None)).Single();
        CimRecord vlan = (await client.EnumerateAsync(V2, Vlan, CancellationToken.None)).Single(v => v.Number("AccessVlanId") == 2);
        CimRecord bad = vlan.With(new CimField("AccessVlanId", CimDataType.UInt16, (ushort)4095));
        var path = new CimPath(service.ClassName, new[] { "CreationClassName", "Name", "SystemCreationClassName", "SystemName" }
            .Select(k => new KeyValuePair<string, string>(k, service.Text(k)!)));
        await client.InvokeAsync(V2, path, "ModifyFeatureSettings", [new CimField("FeatureSettings", CimDataType.StringArray, new[] { CimXml.Write(bad) })], CancellationToken.None);
    }

    private static Task CreateOnBoundNicAsync(IHostSession session, ICimClient client, HostState host) =>
        session.ApplyAsync(new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.External, Uplinks = ["NIC3"] }, null));

    private static Task RemoveUsedSwitchAsync(IHostSession session, ICimClient client, HostState host) =>
        session.ApplyAsync(new HostChange.RemoveSwitch(host.FindSwitch("LAN")!, null));

    private static Task SetVlanAsync(IHostSession session, ICimClient client, HostState host) =>
        session.ApplyAsync(new HostChange.SetAdapterVlan(host.Reference("Access"), LabHosts.Access(2), LabHosts.Access(3)));

    private static Task CreatePrivateSwitchAsync(IHostSession session, ICimClient client, HostState host) =>
        session.ApplyAsync(new HostChange.CreateSwitch(new VirtualSwitch { Name = "New", Type = SwitchType.Private }, null));
}
