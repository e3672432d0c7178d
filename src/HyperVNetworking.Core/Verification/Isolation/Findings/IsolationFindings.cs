using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.BestPractice;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>What an admin should know beside the verdicts: about members and their adapters.</summary>
internal static class IsolationFindings
{
    /// <summary>Adds every finding to a case.</summary>
    public static void AddTo(IsolationCase isolationCase)
    {
        AddMembers(isolationCase);
        AddAdapters(isolationCase);
        NativeFindings.AddTo(isolationCase);
        RoutingFindings.AddTo(isolationCase);
        GuestFindings.AddTo(isolationCase);
        AdapterFindings.AddTo(isolationCase);
        SwitchFindings.AddTo(isolationCase);
        HostFindings.AddTo(isolationCase);
        PrivateVlanFindings.AddTo(isolationCase);
        PlainSecondaryFindings.AddTo(isolationCase);
        ContradictionFindings.AddTo(isolationCase);
        MoveFindings.AddTo(isolationCase);
        DormantFindings.AddTo(isolationCase);
        AddRules(isolationCase);
    }

    /// <summary>An endpoint of no tenant that hears one, where that violates nothing.</summary>
    public static Finding Unlisted(JudgedTenant tenant, GraphEndpoint hearer, string sentence) => new()
    {
        Code = IsolationFindingCodes.UnlistedEndpointHears,
        Severity = FindingSeverity.Warning,
        Subject = hearer.Endpoint.Describe(),
        ComputerName = hearer.Endpoint.Host,
        Message = $"{sentence}.",
        Expected = $"only members of {tenant.Name} and of its allow rules",
        Actual = hearer.Place,
        Suggestion = $"Make {hearer.Endpoint.Name} a member of a tenant, or take it out of the VLAN of {tenant.Name}.",
    };

    // What separates nothing, or frames are lost by, is a rule too: Test-NetworkBestPractice says it in the same words.
    private static void AddRules(IsolationCase isolationCase)
    {
        var network = new PracticeCase(isolationCase.Hosts, isolationCase.Requirement.Fabric);
        BestPracticeRule[] rules = [new PortChannelFacesTeam(), new NicVlanUnderSwitch(), new NicUsedTwice()];
        isolationCase.Findings.AddRange(rules.SelectMany(r => r.Judge(network)));
    }

    private static void AddMembers(IsolationCase isolationCase)
    {
        // With a host unread the member may well be there: the missing host is the news then.
        if (isolationCase.Missing.Count == 0)
        {
            isolationCase.Findings.AddRange(MissingFacts.UnknownMembers(isolationCase).Select(member => new Finding
            {
                Code = IsolationFindingCodes.MemberUnknown,
                Severity = FindingSeverity.Error,
                Subject = $"member {member}",
                Message = $"No host and no described physical switch port knows {member}.",
                Suggestion = "Correct the member's name, or describe the host or port that it is on.",
            }));
        }

        foreach ((string host, VirtualMachine vm) in isolationCase.Tenants.SelectMany(t => t.WithoutAdapter).Distinct())
        {
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.MemberWithoutAdapter,
                Severity = FindingSeverity.Error,
                Subject = $"{host} VM {vm.Name}",
                ComputerName = host,
                Message = $"VM {vm.Name} is a member and has no network adapter: nobody hears it, and it hears nobody.",
                Suggestion = "Give it an adapter (Add-VMNetworkAdapter), or take it out of the tenant.",
            });
        }

        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present)
        {
            string[] tenants = isolationCase.TenantsOf(endpoint).Select(t => t.Name).ToArray();
            if (tenants.Length > 1)
            {
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.EndpointInTwoTenants,
                    Severity = FindingSeverity.Warning,
                    Subject = endpoint.Endpoint.Describe(),
                    ComputerName = endpoint.Endpoint.Host,
                    Message = $"{endpoint.Endpoint.Name} is a member of {string.Join(" and ", tenants)}: its frames belong to each, and it can pass on what it hears.",
                    Suggestion = "Keep it in one tenant and state the rest as an allow rule.",
                });
            }
        }

        foreach (string id in MissingFacts.VmsOnTwoHosts(isolationCase.Hosts))
        {
            string[] places = isolationCase.Hosts.Where(h => h.Vms.Any(v => Names.Same(v.Id, id))).Select(h => h.Name).ToArray();
            string name = isolationCase.Hosts.SelectMany(h => h.Vms).First(v => Names.Same(v.Id, id)).Name;
            isolationCase.Findings.Add(new Finding
            {
                Code = IsolationFindingCodes.VmOnTwoHosts,
                Severity = FindingSeverity.Error,
                Subject = $"VM {name}",
                Message = $"VM {name} ({id}) is on {string.Join(" and ", places)} at once.",
                Suggestion = "Read the hosts again once its migration is over.",
            });
        }
    }

    private static void AddAdapters(IsolationCase isolationCase)
    {
        foreach (GraphEndpoint endpoint in isolationCase.Graph.Present)
        {
            if (endpoint.Adapter is not AdapterRule adapter)
            {
                continue;
            }

            if (adapter.StoresContradict)
            {
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.VlanStoresContradict,
                    Severity = FindingSeverity.Error,
                    Subject = endpoint.Endpoint.Describe(),
                    ComputerName = endpoint.Endpoint.Host,
                    Message = $"The VLAN setting and the isolation setting of {endpoint.Endpoint.Name} say different things: {adapter.Setting}.",
                    Actual = adapter.Setting,
                    Suggestion = "Set one of them and clear the other (Set-VMNetworkAdapterVlan or Set-VMNetworkAdapterIsolation).",
                });
            }

            if (adapter.Vlan is PortVlan.Trunk && endpoint.Endpoint.Kind == EndpointKind.VmAdapter)
            {
                isolationCase.Findings.Add(new Finding
                {
                    Code = IsolationFindingCodes.TrunkGuest,
                    Severity = FindingSeverity.Warning,
                    Subject = endpoint.Endpoint.Describe(),
                    ComputerName = endpoint.Endpoint.Host,
                    Message = $"The guest of {endpoint.Endpoint.Name} tags its own frames ({adapter.Setting}): what it passes from one VLAN to another is unproven behind this VM.",
                    Actual = adapter.Setting,
                    Suggestion = "Allow only the VLANs that the guest needs, and treat it as a router.",
                });
            }
        }
    }
}
