using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Drift;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cim.Tests.Cluster;

/// <summary>Requirements are judged on every possible owner by what the cluster says, whatever a document says or leaves out (site-rules A4).</summary>
public sealed class PossibleOwnerTests
{
    private static readonly Fabric s_fabric = new()
    {
        Switches = [new PhysicalSwitch { Name = "SwitchA", OtherPorts = OtherPorts.Unused, Ports = [Port("1"), Port("2")] }],
    };

    [Fact]
    public async Task A_switch_that_is_missing_on_a_possible_owner_is_CannotMove_although_the_document_names_no_owner()
    {
        (NetworkDocument requirement, NetworkLab lab) = Site(switchOfHV02: "Other");

        IsolationReport report = await JudgeAsync(requirement, lab);

        Assert.Equal(
            ["VM VM1-1 may run on HV02, and there is no virtual switch LAN.", "VM VM2-1 may run on HV01, and there is no virtual switch Other."],
            report.Findings.Where(f => f.Code == "CannotMove").Select(f => f.Message));
        Assert.Equal(Outcome.Violated, Sales(report).Single(v => v.Kind == RequirementKind.Reach).Outcome);
    }

    [Fact]
    public async Task On_owners_that_are_alike_all_is_proven()
    {
        (NetworkDocument requirement, NetworkLab lab) = Site(switchOfHV02: "LAN");

        IsolationReport report = await JudgeAsync(requirement, lab);

        Assert.All(Sales(report), v => Assert.Equal(Outcome.Proven, v.Outcome));
    }

    [Fact]
    public async Task A_node_that_does_not_tell_its_cluster_leaves_its_tenants_unproven()
    {
        (NetworkDocument requirement, NetworkLab lab) = Site(switchOfHV02: "LAN");
        lab.Faults = [new LabFault { Host = "HV01", Kind = LabFaultKind.AccessDenied, Where = o => o == "Enumerate MSCluster_Cluster" }];

        IsolationReport report = await JudgeAsync(requirement, lab);

        Verdict separation = Sales(report).Single(v => v.Kind == RequirementKind.Separation);
        Assert.Equal(Outcome.Unproven, separation.Outcome);
        Assert.Contains("VM VM1-1 of Sales may run elsewhere: HV01 did not tell its failover cluster.", separation.MissingFacts);
    }

    [Fact]
    public async Task What_the_document_says_of_owners_is_but_the_fallback()
    {
        (NetworkDocument requirement, NetworkLab lab) = Site(switchOfHV02: "LAN");
        HostState live = await lab.ReadAsync("HV01");
        HostState Said(HostState host) => host with { Vms = host.Vms.Replace(_ => true, v => v with { PossibleOwners = ["Elsewhere"] }) };
        NetworkDocument document = requirement with { Hosts = requirement.Hosts.Replace(_ => true, Said) };

        HostState told = HostExpectation.Merge([live], document).States.Single(s => s.Name == "HV01");
        HostState silent = HostExpectation.Merge([live with { FailoverCluster = null, Vms = live.Vms.Replace(_ => true, v => v with { PossibleOwners = [] }) }], document).States.Single(s => s.Name == "HV01");

        Assert.Equal(["HV01", "HV02"], told.Vms.Single(v => v.Name == "VM1-1").PossibleOwners);
        Assert.Empty(told.Vms.Single(v => v.Name == "Alone1").PossibleOwners);
        Assert.All(silent.Vms, v => Assert.Equal(["Elsewhere"], v.PossibleOwners));
    }

    private static async Task<IsolationReport> JudgeAsync(NetworkDocument requirement, NetworkLab lab)
    {
        HostState[] live = [await lab.ReadAsync("HV01"), await lab.ReadAsync("HV02")];
        return IsolationCheck.Judge(requirement, HostExpectation.Merge(live, requirement).States, new IsolationOptions());
    }

    private static IEnumerable<Verdict> Sales(IsolationReport report) => report.Verdicts.Where(v => v.Tenant == "Sales");

    // Two VMs of one tenant on two nodes; the document that is judged against names no owner.
    private static (NetworkDocument Requirement, NetworkLab Lab) Site(string switchOfHV02)
    {
        NetworkDocument built = ClusterLab.Document(2);
        built = built with
        {
            Hosts = built.Hosts.Select((h, i) => h with
            {
                PhysicalNics = h.PhysicalNics.Replace(n => n.Name == "NIC3", n => n with { Port = new PortReference("SwitchA", i == 0 ? "1" : "2") }),
                Switches = h.Switches.Replace(_ => i == 1, s => s with { Name = switchOfHV02 }),
                Vms = h.Vms.Replace(_ => true, v => v with { Adapters = v.Adapters.Replace(_ => i == 1, a => a with { Switch = switchOfHV02 }) }),
            }).ToValueList(),
        };
        NetworkDocument requirement = built with
        {
            Tenants = [new Tenant { Name = "Sales", Members = ["VM1-1", "VM2-1"] }],
            Fabric = s_fabric,
            Hosts = built.Hosts.Replace(_ => true, h => h with { Vms = h.Vms.Replace(_ => true, v => v with { PossibleOwners = [] }) }),
        };
        return (requirement, NetworkLab.Create(built, null));
    }

    private static PhysicalPort Port(string name) => new() { Name = name, Mode = PhysicalPortMode.Trunk };
}
