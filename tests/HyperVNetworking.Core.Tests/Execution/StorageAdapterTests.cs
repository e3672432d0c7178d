using System;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Execution;

/// <summary>No plan touches a storage adapter, not even one that was written by hand (field A09).</summary>
public sealed class StorageAdapterTests
{
    private static readonly HostState s_host = new()
    {
        Name = "HV01",
        ReadAt = DateTimeOffset.UnixEpoch,
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }, new PhysicalNic { Name = "NIC2" }, new PhysicalNic { Name = "NIC3" }, new PhysicalNic { Name = "P-NIC3", Kind = NicKind.Hba }],
        HostBusAdapters = [new HostBusAdapter { Name = "FC port", Kind = HbaKind.FibreChannel }],
        Teams = [new NicTeam { Name = "Team1", Members = ["NIC2"] }],
        Switches = [new VirtualSwitch { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC3"] }],
    };

    public static TheoryData<Func<string, HostChange>> Attempts => new()
    {
        nic => new HostChange.CreateSwitch(new VirtualSwitch { Name = "SAN", Type = SwitchType.External, Uplinks = [nic] }, Traffic: null),
        nic => new HostChange.SetUplinks("LAN", ["NIC3"], [nic]),
        nic => new HostChange.AddTeam(new NicTeam { Name = "Team2", Members = ["NIC1", nic] }),
        nic => new HostChange.AddTeamMember("Team1", nic),
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public void A_plan_that_takes_one_is_refused_before_anything_is_touched(Func<string, HostChange> attempt)
    {
        foreach (string adapter in new[] { "P-NIC3", "fc PORT" })
        {
            Refusal refusal = Assert.Single(Refusals(attempt(adapter)), r => r.ErrorId == "StorageAdapterTouched");

            Assert.StartsWith("HV01: step 1", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"takes {adapter}, a storage adapter (HBA)", refusal.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Refusals(attempt("NIC1")), r => r.ErrorId == "StorageAdapterTouched");
    }

    private static ValueList<Refusal> Refusals(HostChange change) => PlanRunner.Preflight(
        new NetworkPlan { Document = NetworkDocument.Empty, CreatedAt = DateTimeOffset.UnixEpoch, Hosts = ["HV01"], Steps = [new PlanStep { Number = 1, Host = "HV01", Change = change, Reason = "by hand" }] },
        [s_host],
        new RunOptions());
}
