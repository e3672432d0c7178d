using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using HyperVNetworking.Core.Tests.Architecture;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Documents.Drafting;

public sealed class DocumentDraftTests
{
    private static readonly VirtualSwitch s_lan = new() { Name = "LAN", Type = SwitchType.External, Uplinks = ["NIC1"] };

    [Fact]
    public void The_built_sample_becomes_its_tenants_again()
    {
        DraftResult draft = DocumentDraft.ByVlan(Sample("two-hosts-built.json").Hosts);

        Assert.Equal(
            ["VLAN 2: VM1 VM2 VM7", "VLAN 3: VM3 VM8", "VLAN 4: VM4 VM9", "Host1 Switch B Untagged: VM5 VM6 (HostOnly)"],
            draft.Document.Tenants.Select(Line));
        Assert.Empty(draft.Findings);
    }

    [Fact]
    public void A_draft_can_be_written_read_and_judged_and_everything_drafted_holds()
    {
        NetworkDocument built = Sample("two-hosts-built.json");
        NetworkDocument draft = Reread(DocumentDraft.ByVlan(built.Hosts).Document) with { Fabric = built.Fabric };

        IsolationReport report = IsolationCheck.Judge(draft, draft.Hosts, new IsolationOptions());

        Verdict[] reaches = [.. report.Verdicts.Where(v => v.Kind == RequirementKind.Reach && draft.FindTenant(v.Tenant) is not null)];
        Assert.All(reaches, v => Assert.Equal(Outcome.Proven, v.Outcome));
        Assert.Equal(4, reaches.Length);
        Assert.Contains(report.Verdicts, v => v.Outcome == Outcome.Violated && v.Reason.Contains("Server1", StringComparison.Ordinal));
    }

    [Fact]
    public void Private_VLANs_become_a_tenant_a_kind_with_the_rules_between_them()
    {
        HostState host = Host(
            Vm("Router", new PortVlan.Promiscuous(new VlanId(10), VlanSet.Of(11, 12))),
            Vm("A", new PortVlan.Isolated(new VlanId(10), new VlanId(11))),
            Vm("B", new PortVlan.Isolated(new VlanId(10), new VlanId(11))),
            Vm("C", new PortVlan.Community(new VlanId(10), new VlanId(12))),
            Vm("D", new PortVlan.Community(new VlanId(10), new VlanId(13))));

        NetworkDocument draft = DocumentDraft.ByVlan([host]).Document;

        Assert.Equal(["VLAN 10 community 12: C", "VLAN 10 community 13: D", "VLAN 10 isolated: A B (apart)", "VLAN 10 promiscuous: Router"], draft.Tenants.Select(Line));
        Assert.Equal(["VLAN 10 promiscuous Both VLAN 10 isolated", "VLAN 10 promiscuous Both VLAN 10 community 12", "VLAN 10 promiscuous OneWay VLAN 10 community 13"], draft.Allow.Select(r => $"{r.From} {r.Direction} {r.To}"));
        Assert.DoesNotContain(IsolationCheck.Judge(draft, draft.Hosts, new IsolationOptions()).Verdicts, v => v.Outcome == Outcome.Violated);
    }

    [Fact]
    public void The_second_VLAN_store_counts_and_what_it_leaves_open_is_told()
    {
        var vlan = new IsolationSetting { Mode = IsolationMode.Vlan, DefaultId = 711, AllowUntagged = true };
        HostState host = Host(
            Vm("A", PortVlan.None, vlan),
            Vm("B", PortVlan.None, vlan with { AllowUntagged = false }),
            Vm("C", new PortVlan.Access(new VlanId(5)), vlan));

        DraftResult draft = DocumentDraft.ByVlan([host]);

        Assert.Equal(["VLAN 711: A"], draft.Document.Tenants.Select(Line));
        Assert.Contains("VM B, VM C, because their isolation setting", Assert.Single(draft.Findings, f => f.Code == DraftFindingCodes.AdapterNotDrafted).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_stays_out_and_is_named()
    {
        VirtualMachine[] many = [.. Enumerable.Range(1, 12).Select(i => Vm($"T{i}", new PortVlan.Trunk(null, VlanSet.Of(2, 3))))];
        HostState host = Host([Vm("Pulled", PortVlan.None) with { Adapters = [new VmAdapter()] }, Vm("V*", new PortVlan.Access(new VlanId(2))), Vm("V1", new PortVlan.Access(new VlanId(3))), .. many]);
        var dead = new HostState { Name = "HV02", Complete = false, Error = "it did not answer" };

        DraftResult draft = DocumentDraft.ByVlan([dead, host]);

        Assert.Equal(["VLAN 3: V1"], draft.Document.Tenants.Select(Line));
        Assert.Equal(["HV01"], draft.Document.Hosts.Select(h => h.Name));
        Assert.Equal(["HostNotDrafted", "AdapterNotDrafted", "AdapterNotDrafted", "AdapterNotDrafted", "CableNotDescribed"], draft.Findings.Select(f => f.Code));
        Assert.Contains("VM T10 and 2 more, because they are on a trunk", draft.Findings[3].Message, StringComparison.Ordinal);
        Assert.Contains("physical NIC NIC1 of host HV01", draft.Findings[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Switches_without_uplink_are_tenants_of_their_own_on_each_host()
    {
        static HostState WithPrivate(string name) => new()
        {
            Name = name,
            Switches = [new VirtualSwitch { Name = "Inside", Type = SwitchType.Private }],
            Vms = [new VirtualMachine { Name = "VM", Adapters = [new VmAdapter { Switch = "Inside", Vlan = new PortVlan.Access(new VlanId(5)) }] }],
        };

        NetworkDocument draft = DocumentDraft.ByVlan([WithPrivate("HV02"), WithPrivate("HV01")]).Document;

        Assert.Equal(["HV01 Inside VLAN 5: HV01/VM (HostOnly)", "HV02 Inside VLAN 5: HV02/VM (HostOnly)"], draft.Tenants.Select(Line));
    }

    [Fact]
    public void NICs_that_say_where_they_are_cabled_to_give_undescribed_ports()
    {
        HostState host = Host() with { PhysicalNics = [new PhysicalNic { Name = "NIC1", Port = new PortReference("SwitchA", "1") }] };

        DraftResult draft = DocumentDraft.ByVlan([host]);

        PhysicalSwitch stub = Assert.Single(draft.Document.Fabric.Switches);
        Assert.Equal(("SwitchA", "1", PhysicalPortMode.Undescribed), (stub.Name, stub.Ports[0].Name, stub.Ports[0].Mode));
        Assert.Empty(draft.Findings);
    }

    [Theory]
    [InlineData("^(?<tenant>.*?)-")]
    [InlineData("^(.*?)-")]
    [InlineData("^[A-Z]+")]
    public void Names_that_begin_alike_are_a_tenant(string pattern)
    {
        HostState host = Host(Vm("SALES-1", PortVlan.None), Vm("SALES-2", new PortVlan.Access(new VlanId(7))), Vm("HR-1", PortVlan.None), Vm("1", PortVlan.None));

        DraftResult draft = DocumentDraft.ByName([host], new Regex(pattern));

        Assert.Equal(["HR: HR-1", "SALES: SALES-1 SALES-2"], draft.Document.Tenants.Select(t => Line(t)));
        Assert.Contains("VM 1, because the pattern finds no tenant", draft.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_makes_tenants_and_names_who_is_missing_on_either_side()
    {
        HostState host = Host(Vm("A1", PortVlan.None), Vm("A2", PortVlan.None), Vm("B", PortVlan.None), Vm("C", PortVlan.None));

        DraftResult draft = DocumentDraft.ByList([host], [("Alpha", "A*"), ("Beta", "b"), ("Beta", "Gone")]);

        Assert.Equal(["Alpha: A1 A2", "Beta: B"], draft.Document.Tenants.Select(Line));
        Assert.Equal(["MemberUnknown", "AdapterNotDrafted", "CableNotDescribed"], draft.Findings.Select(f => f.Code));
        Assert.Contains("VM C, because the list does not name", draft.Findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_random_networks_every_adapter_is_in_one_tenant_or_told_and_the_draft_reads_again()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkDocument network = RandomNetwork.Of(seed).Document;

            DraftResult draft = DocumentDraft.ByVlan(network.Hosts);

            NetworkDocument read = Reread(draft.Document);
            TenantMembership membership = TenantMembership.Resolve(read.Tenants, EndpointDirectory.Build(read.Hosts, read.Fabric));
            Assert.Empty(membership.UnknownMembers);
            string[] drafted = [.. membership.Entries.Where(e => !e.IsTrafficClass).SelectMany(e => e.Members).Select(m => m.Name)];
            Assert.Equal(drafted.Length, drafted.Distinct(Names.Comparer).Count());
            int adapters = read.Hosts.Sum(h => h.Vms.Sum(v => v.Adapters.Count));
            Assert.True(drafted.Length == adapters || draft.Findings.Any(f => f.Code == DraftFindingCodes.AdapterNotDrafted), $"seed {seed}");
        }
    }

    private static string Line(Tenant tenant) =>
        $"{tenant.Name}: {string.Join(" ", tenant.Members)}{(tenant.Visibility == TenantVisibility.HostOnly ? " (HostOnly)" : string.Empty)}{(tenant.MembersMayCommunicate == false ? " (apart)" : string.Empty)}";

    private static HostState Host(params VirtualMachine[] vms) => new() { Name = "HV01", PhysicalNics = [new PhysicalNic { Name = "NIC1" }], Switches = [s_lan], Vms = [.. vms] };

    private static VirtualMachine Vm(string name, PortVlan vlan, IsolationSetting? isolation = null) =>
        new() { Name = name, Adapters = [new VmAdapter { Switch = "LAN", Vlan = vlan, Isolation = isolation }] };

    private static NetworkDocument Reread(NetworkDocument document)
    {
        DocumentReadResult read = DocumentReader.Read([new DocumentSource("draft.json", Encoding.UTF8.GetBytes(DocumentWriter.Write(document)))]);
        Assert.Empty(read.Errors);
        return read.Document!;
    }

    private static NetworkDocument Sample(string name) =>
        DocumentReader.Read([new DocumentSource(name, File.ReadAllBytes(Path.Combine(Repository.Root, "samples", name)))]).Document!;
}
