using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Planning;

/// <summary>Least shares of the host's traffic, by its own policies or by a virtual switch (seed 004, comment 5; site-rules F3).</summary>
public sealed class TrafficQosPlannerTests : PlanningTest
{
    private static readonly WantedShare[] s_comment5 =
    [
        new() { Traffic = "Live Migration", Weight = 50 },
        new() { Traffic = "Cluster", Weight = 40 },
        new() { Traffic = "Management", Weight = 10, DestinationPrefix = "192.0.2.0/24" },
    ];

    private static readonly HostState s_bare = new() { Name = "HV01" };

    private static readonly HostState s_converged = new()
    {
        Name = "HV01",
        PhysicalNics = [new PhysicalNic { Name = "NIC1" }],
        Switches = [new VirtualSwitch { Name = "S", Type = SwitchType.External, Uplinks = ["NIC1"], AllowManagementOS = true }],
        HostAdapters = [new HostAdapter { Name = "Mgmt", Switch = "S" }, new HostAdapter { Name = "Live", Switch = "S", Traffic = "LiveMigration" }],
    };

    [Fact]
    public void The_policies_of_comment_5_are_made_and_make_a_whole()
    {
        NetworkPlan plan = Good(s_comment5, null, s_bare);

        Assert.Equal(
            [
                "HV01 QoS policy Live Migration: absent -> weight 50 for template LiveMigration",
                "HV01 QoS policy Cluster: absent -> weight 40 for udp port 3343",
                "HV01 QoS policy Management: absent -> weight 10 for destination 192.0.2.0/24",
            ],
            Lines(plan));
        PlanDecision decision = Assert.Single(plan.Decisions);
        Assert.Equal("Windows guarantees the shares, by QoS policies of the host", decision.Choice);
        Assert.Contains("The least shares are Live Migration 50, Cluster 40 and Management 10, together 100; nothing is left", decision.Reason, StringComparison.Ordinal);
        Assert.Empty(Good(s_comment5, null, Applied(plan, [s_bare])[0]).Steps);
    }

    [Fact]
    public void A_policy_that_matches_the_same_is_taken_whoever_made_it_and_only_its_weight_changes()
    {
        HostState byHand = s_bare with { QosPolicies = [new QosPolicy { Name = "LM", Template = QosTemplate.LiveMigration, Weight = 30 }, new QosPolicy { Name = "Backup", DestinationPort = 10566, Weight = 5 }] };

        NetworkPlan plan = Good([s_comment5[0]], null, byHand);

        Assert.Equal(["HV01 QoS policy LM: weight 30 -> weight 50"], Lines(plan));
        Assert.Contains("The least shares are LM 50 and Backup 5, together 55; 45 is left for all other traffic", plan.Decisions[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_CSV_traffic_is_SMB_and_no_heartbeat()
    {
        Assert.Equal(QosTemplate.Smb, ((HostChange.AddQosPolicy)Good([new WantedShare { Traffic = "CSV", Weight = 20 }], null, s_bare).Steps[0].Change).Policy.Template);
        Assert.Equal("TrafficConflict", Error([new WantedShare { Traffic = "CSV", Weight = 20 }, new WantedShare { Traffic = "SMB", Weight = 20 }], null, s_bare));
    }

    [Fact]
    public void A_virtual_switch_gives_weights_to_the_host_adapters_and_says_so()
    {
        NetworkPlan plan = Good([new WantedShare { Traffic = "Mgmt", Weight = 10 }, new WantedShare { Traffic = "LiveMigration", Weight = 40 }], "S", s_converged);

        Assert.Equal(["HV01 host adapter vEthernet (Mgmt): bandwidth default -> weight 10", "HV01 host adapter vEthernet (Live): bandwidth default -> weight 40"], Lines(plan));
        Assert.All(plan.Steps, s => Assert.Equal(StepRisk.None, s.Risk));
        Assert.Equal("virtual switch S guarantees the shares, by weights", plan.Decisions[0].Choice);
    }

    [Theory]
    [InlineData("sum", "WeightsExceedWhole")]
    [InlineData("sum with what is there", "WeightsExceedWhole")]
    [InlineData("sum on the switch", "WeightsExceedWhole")]
    [InlineData("no ports", "DestinationPrefixNeeded")]
    [InlineData("name", "QosPolicyNameTaken")]
    [InlineData("policies beside weights", "QosMixed")]
    [InlineData("weights beside policies", "QosMixed")]
    [InlineData("no switch", "SwitchNotFound")]
    [InlineData("absolute", "SwitchNotByWeight")]
    [InlineData("no adapter", "HostAdapterNotFound")]
    public void What_nobody_could_guarantee_is_refused(string what, string errorId)
    {
        WantedShare live = new() { Traffic = "LiveMigration", Weight = 60 };
        HostState weighted = s_converged with { HostAdapters = s_converged.HostAdapters.Replace(a => a.Name == "Mgmt", a => a with { Bandwidth = new AdapterBandwidth { Weight = 50 } }) };
        HostState policed = s_converged with { QosPolicies = [new QosPolicy { Name = "LiveMigration", DestinationPort = 445, Weight = 50 }] };
        HostState absolute = s_converged with { Switches = [s_converged.Switches[0] with { BandwidthMode = SwitchBandwidthMode.Absolute }] };

        Assert.Equal(errorId, what switch
        {
            "sum" => Error([live, new WantedShare { Traffic = "SMB", Weight = 41 }], null, s_bare),
            "sum with what is there" => Error([new WantedShare { Traffic = "SMB", Weight = 51 }], null, policed),
            "sum on the switch" => Error([live], "S", weighted),
            "no ports" => Error([new WantedShare { Traffic = "Management", Weight = 10 }], null, s_bare),
            "name" => Error([live], null, policed),
            "policies beside weights" => Error([live], null, weighted),
            "weights beside policies" => Error([live], "S", policed),
            "no switch" => Error([live], "X", s_converged),
            "absolute" => Error([live], "S", absolute),
            _ => Error([new WantedShare { Traffic = "CSV", Weight = 10 }], "S", s_converged),
        });
    }

    private static NetworkPlan Good(WantedShare[] wanted, string? switchName, HostState host)
    {
        PlannerResult result = TrafficQosPlanner.Plan(wanted, switchName, [host], DateTimeOffset.UnixEpoch);
        Assert.Empty(result.Errors);
        return result.Plan!;
    }

    private static string Error(WantedShare[] wanted, string? switchName, HostState host)
    {
        PlannerResult result = TrafficQosPlanner.Plan(wanted, switchName, [host], DateTimeOffset.UnixEpoch);
        Assert.Null(result.Plan);
        Assert.StartsWith("HV01: ", result.Errors[0].Message, StringComparison.Ordinal);
        return result.Errors[0].ErrorId;
    }
}
