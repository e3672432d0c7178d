using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Chooses probes: only between ends that can be probed, and only where the model says yes or no for both directions.</summary>
internal sealed class ProbeChoice
{
    private readonly IsolationCase _case;
    private readonly ProbeForecast _forecast;
    private readonly SortedDictionary<string, int> _unfit = new(System.StringComparer.Ordinal);

    /// <summary>Prepares a choice.</summary>
    /// <param name="isolationCase">The network and who is in which tenant.</param>
    public ProbeChoice(IsolationCase isolationCase)
    {
        _case = isolationCase;
        _forecast = new ProbeForecast(isolationCase);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="maximum">How many probes at most.</param>
    public ProbePlan Choose(int maximum)
    {
        Group[] groups = [.. _case.Graph.Present
            .Where(e => e.Endpoint.Kind == EndpointKind.VmAdapter && CanBeProbed(e))
            .GroupBy(e => _case.TenantOf(e))
            .Select(g => new Group(g.Key?.Name, [.. g.GroupBy(e => e.Likeness).Select(kind => kind.ToArray())]))];
        IEnumerable<IEnumerable<Probe>> tenants = groups.Where(g => g.Tenant is not null).Select(Within);
        IEnumerable<IEnumerable<Probe>> pairs = Pairs(groups.Length).Select(p => Between(groups[p.First], groups[p.Second]));
        var probes = InTurn(Alternate(tenants, pairs)).Take(maximum + 1).ToList();
        var leftOut = _unfit.Select(u => $"{u.Value} VM adapter{(u.Value == 1 ? " is" : "s are")} not probed: {u.Key}.").ToList();
        if (probes.Count > maximum)
        {
            probes.RemoveAt(maximum);
            leftOut.Add($"More than {maximum} probes would be needed to meet every kind of port; {maximum} are made, in turn of every tenant and every two tenants, and the rest is not probed.");
        }

        return new ProbePlan { Probes = probes.ToValueList(), LeftOut = leftOut.ToValueList() };
    }

    // One of each question in turn. Of thousands of tenants there are millions of pairs, and no more of them are asked than the maximum takes.
    private static IEnumerable<Probe> InTurn(IEnumerable<IEnumerable<Probe>> questions)
    {
        var open = new List<IEnumerator<Probe>>();
        foreach (IEnumerable<Probe> question in questions)
        {
            IEnumerator<Probe> answers = question.GetEnumerator();
            if (answers.MoveNext())
            {
                open.Add(answers);
                yield return answers.Current;
            }
        }

        while (open.Count > 0)
        {
            open.RemoveAll(q => !q.MoveNext());
            foreach (IEnumerator<Probe> question in open)
            {
                yield return question.Current;
            }
        }
    }

    private static IEnumerable<IEnumerable<Probe>> Alternate(IEnumerable<IEnumerable<Probe>> first, IEnumerable<IEnumerable<Probe>> second)
    {
        using IEnumerator<IEnumerable<Probe>> others = second.GetEnumerator();
        foreach (IEnumerable<Probe> question in first)
        {
            yield return question;
            if (others.MoveNext())
            {
                yield return others.Current;
            }
        }

        while (others.MoveNext())
        {
            yield return others.Current;
        }
    }

    // A tree over the kinds of a tenant, then the others of each kind; and where the model says that the tenant falls apart, one pair across.
    private IEnumerable<Probe> Within(Group tenant)
    {
        int[] part = [.. Enumerable.Range(0, tenant.Kinds.Count)];
        var pairs = Pairs(tenant.Kinds.Count).OrderBy(p => tenant.HostOf(p.First) == tenant.HostOf(p.Second));
        foreach ((int first, int second) in pairs)
        {
            if (part[first] != part[second] && PairOf(tenant.Kinds[first], tenant.Kinds[second], expected: true) is Probe probe)
            {
                int joined = part[second];
                part = [.. part.Select(p => p == joined ? part[first] : p)];
                yield return probe;
            }
        }

        foreach (GraphEndpoint[] kind in tenant.Kinds)
        {
            foreach (GraphEndpoint member in kind.Skip(1))
            {
                if (PairOf([kind[0]], [member], expected: null) is Probe probe)
                {
                    yield return probe;
                }
            }
        }

        foreach ((int first, int second) in Pairs(tenant.Kinds.Count))
        {
            if (part[first] != part[second] && PairOf(tenant.Kinds[first], tenant.Kinds[second], expected: false) is Probe probe)
            {
                yield return probe;
            }
        }
    }

    private IEnumerable<Probe> Between(Group first, Group second) =>
        from sending in first.Kinds
        from hearing in second.Kinds
        let probe = PairOf(sending, hearing, expected: null)
        where probe is not null
        select probe;

    private static IEnumerable<(int First, int Second)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(first => Enumerable.Range(first + 1, count - first - 1), (first, second) => (first, second));

    // Adapters of one VM are never asked to hear each other, so of each kind the first that has a partner.
    private Probe? PairOf(GraphEndpoint[] senders, GraphEndpoint[] hearers, bool? expected)
    {
        GraphEndpoint? hearer = hearers.FirstOrDefault(h => h.Machine != senders[0].Machine);
        GraphEndpoint? sender = hearer is null ? senders.FirstOrDefault(s => s.Machine != hearers[0].Machine) : senders[0];
        hearer ??= hearers[0];
        _case.Options.CancellationToken.ThrowIfCancellationRequested();
        return sender is not null && _forecast.Between(sender, hearer) is bool heard && (expected is null || expected == heard)
            ? new Probe(End(sender), End(hearer), heard)
            : null;
    }

    private ProbeEnd End(GraphEndpoint endpoint) => new()
    {
        Name = endpoint.Endpoint.Name,
        Host = endpoint.Endpoint.Host!,
        Tenant = _case.TenantOf(endpoint)?.Name,
        Adapter = AdapterReference.To(_case.VmOf(endpoint), (VmAdapter)endpoint.VirtualAdapter!),
        MacAddress = ((VmAdapter)endpoint.VirtualAdapter!).MacAddress!,
    };

    private bool CanBeProbed(GraphEndpoint endpoint)
    {
        if (WhyUnfit(endpoint) is not string reason)
        {
            return true;
        }

        _unfit[reason] = _unfit.TryGetValue(reason, out int count) ? count + 1 : 1;
        return false;
    }

    private string? WhyUnfit(GraphEndpoint endpoint)
    {
        VirtualMachine vm = _case.VmOf(endpoint);
        var adapter = (VmAdapter)endpoint.VirtualAdapter!;
        return vm.State != VmState.Running ? "the VM does not run"
            : vm.Moving ? "the VM is being moved"
            : _case.TenantsOf(endpoint).Any(t => t.Uncertain.Contains(endpoint.Index)) ? "it is not certain where the VM is"
            : adapter.Kind != AdapterKind.Synthetic ? "the adapter is a legacy one"
            : endpoint.Adapter is null ? "the adapter is connected to nothing"
            : endpoint.Doubt is not null ? "what its port does is not known"
            : adapter.Vlan is PortVlan.Trunk || adapter.Isolation is { MultiTenantStack: true } ? "the port is in several VLANs, and no source says in which one a probe is sent"
            : endpoint.UsesSriov ? "its frames may pass the virtual switch by (SR-IOV), and a probe does not"
            : endpoint.IsFiltered ? "port ACLs may stop the probe"
            : string.IsNullOrEmpty(adapter.MacAddress) || adapter.MacAddress!.Trim('0').Length == 0 ? "its MAC address is not known"
            : null;
    }

    private sealed record Group(string? Tenant, IReadOnlyList<GraphEndpoint[]> Kinds)
    {
        public string HostOf(int kind) => Kinds[kind][0].Endpoint.Host!;
    }
}
