using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Sections;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Planning;

/// <summary>The <c>plan</c> of a plan document.</summary>
internal static class PlanSection
{
    public static readonly KeyTable Keys = new(
        "plan",
        "a plan",
        "createdAt",
        "hosts",
        "tenants",
        "decisions",
        "steps",
        "gaps",
        "orderChecked",
        "trunks",
        "findings");

    public static readonly KeyTable TenantKeys = new("planTenant", "a tenant of a plan", "tenant", "vlan", "privateVlan", "hosts");
    public static readonly KeyTable DecisionKeys = new("planDecision", "a decision", "subject", "choice", "reason", "rejected");
    public static readonly KeyTable GapKeys = new("planGap", "a gap of a plan", "kind", "tenant", "otherTenant", "requirement", "afterStep", "untilStep", "reason");
    public static readonly KeyTable TrunkKeys = new("planTrunk", "a trunk of a plan", "port", "connectedTo", "tagged", "untagged", "satisfied");

    public static readonly WordTable<RequirementKind> Kind = new();

    /// <summary>Reads all but the document, which is the file's other sections.</summary>
    public static NetworkPlan? Read(DocumentNode node, ReadContext context) => ObjectReader.Open(node, Keys, context) is not { } o ? null : new NetworkPlan
    {
        Document = NetworkDocument.Empty,
        CreatedAt = o.RequiredDate("createdAt"),
        Hosts = o.RequiredNames("hosts"),
        Tenants = o.List("tenants", ReadTenant),
        Decisions = o.List("decisions", ReadDecision),
        Steps = o.List("steps", PlanStepSection.Read),
        Gaps = o.List("gaps", ReadGap),
        OrderChecked = o.Flag("orderChecked") ?? false,
        Trunks = o.List("trunks", ReadTrunk),
        Findings = o.List("findings", FindingSection.Read),
    };

    public static DocumentNode Write(NetworkPlan plan) => new ObjectBuilder()
        .Date("createdAt", plan.CreatedAt)
        .Add("hosts", ObjectBuilder.Names(plan.Hosts))
        .NonEmpty("tenants", plan.Tenants, WriteTenant)
        .NonEmpty("decisions", plan.Decisions, WriteDecision)
        .NonEmpty("steps", plan.Steps, PlanStepSection.Write)
        .NonEmpty("gaps", plan.Gaps, WriteGap)
        .Flag("orderChecked", plan.OrderChecked, unless: false)
        .NonEmpty("trunks", plan.Trunks, WriteTrunk)
        .NonEmpty("findings", plan.Findings, FindingSection.Write)
        .Build();

    private static TenantNetwork? ReadTenant(DocumentNode node, ReadContext context) => ObjectReader.Open(node, TenantKeys, context) is not { } o ? null : new TenantNetwork
    {
        Tenant = o.Name("tenant"),
        Vlan = o.Vlan("vlan"),
        PrivateVlan = o.Object("privateVlan", PortVlanSection.Read),
        Hosts = o.Names("hosts"),
    };

    private static DocumentNode WriteTenant(TenantNetwork tenant) => new ObjectBuilder()
        .Text("tenant", tenant.Tenant)
        .Vlan("vlan", tenant.Vlan)
        .Add("privateVlan", tenant.PrivateVlan is null ? null : PortVlanSection.Write(tenant.PrivateVlan))
        .NonEmpty("hosts", tenant.Hosts)
        .Build();

    private static PlanDecision? ReadDecision(DocumentNode node, ReadContext context) => ObjectReader.Open(node, DecisionKeys, context) is not { } o ? null : new PlanDecision
    {
        Subject = o.RequiredText("subject"),
        Choice = o.RequiredText("choice"),
        Reason = o.RequiredText("reason"),
        Rejected = o.Text("rejected"),
    };

    private static DocumentNode WriteDecision(PlanDecision decision) => new ObjectBuilder()
        .Text("subject", decision.Subject)
        .Text("choice", decision.Choice)
        .Text("reason", decision.Reason)
        .Text("rejected", decision.Rejected)
        .Build();

    private static RequirementGap? ReadGap(DocumentNode node, ReadContext context) => ObjectReader.Open(node, GapKeys, context) is not { } o ? null : new RequirementGap
    {
        Kind = o.RequiredWord("kind", Kind),
        Tenant = o.Name("tenant"),
        OtherTenant = o.Text("otherTenant"),
        Requirement = o.RequiredText("requirement"),
        AfterStep = o.RequiredInt("afterStep", min: 1),
        UntilStep = o.RequiredInt("untilStep", min: 1),
        Reason = o.RequiredText("reason"),
    };

    private static DocumentNode WriteGap(RequirementGap gap) => new ObjectBuilder()
        .Word("kind", Kind, gap.Kind)
        .Text("tenant", gap.Tenant)
        .Text("otherTenant", gap.OtherTenant)
        .Text("requirement", gap.Requirement)
        .Number("afterStep", gap.AfterStep)
        .Number("untilStep", gap.UntilStep)
        .Text("reason", gap.Reason)
        .Build();

    private static TrunkRequirement? ReadTrunk(DocumentNode node, ReadContext context) => ObjectReader.Open(node, TrunkKeys, context) is not { } o ? null : new TrunkRequirement
    {
        Port = o.RequiredPort("port"),
        ConnectedTo = o.RequiredText("connectedTo"),
        Tagged = o.RequiredVlans("tagged"),
        Untagged = o.Flag("untagged") ?? false,
        Satisfied = o.Flag("satisfied"),
    };

    private static DocumentNode WriteTrunk(TrunkRequirement trunk) => new ObjectBuilder()
        .Text("port", trunk.Port.ToString())
        .Text("connectedTo", trunk.ConnectedTo)
        .Add("tagged", ObjectBuilder.Vlans(trunk.Tagged))
        .Flag("untagged", trunk.Untagged, unless: false)
        .Flag("satisfied", trunk.Satisfied)
        .Build();
}
