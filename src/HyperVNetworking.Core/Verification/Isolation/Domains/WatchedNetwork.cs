using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>A screened network with its verdicts, in which plain adapters may change.</summary>
internal sealed class WatchedNetwork
{
    private readonly NetworkDocument _requirement;
    private readonly IsolationOptions _options;
    private readonly IReadOnlyList<string> _missing;
    private readonly DomainScreen _screen;
    private readonly ScreenVerdicts _vouched;
    private readonly IReadOnlyList<Verdict>[] _ofTenants;
    private readonly Verdict[] _ofRules;

    /// <summary>Judges a network.</summary>
    public WatchedNetwork(NetworkDocument requirement, IReadOnlyList<HostState> states, IsolationOptions options)
    {
        _requirement = requirement;
        _options = options;
        _missing = MissingFacts.OfHosts(requirement, states, options);
        _screen = new DomainScreen(requirement, LargeNetworkCheck.DistinctHosts(states));
        _vouched = new ScreenVerdicts(requirement, _missing, _screen);
        _ofTenants = new IReadOnlyList<Verdict>[_screen.Tenants.Tenants.Count];
        _ofRules = new Verdict[requirement.Allow.Count];
        Judge(Enumerable.Range(0, _ofTenants.Length).ToArray(), Enumerable.Range(0, _ofRules.Length).ToArray());
    }

    /// <summary>The verdicts of the tenants, then of the rules.</summary>
    public IEnumerable<Verdict> Verdicts => _ofTenants.SelectMany(v => v).Concat(_ofRules);

    /// <summary>Takes a host's new state, if only plain adapters of VMs changed.</summary>
    /// <param name="before">The state so far.</param>
    /// <param name="after">The new state.</param>
    /// <returns>The verdicts that were judged again; null if the network has to be judged anew.</returns>
    public IReadOnlyList<Verdict>? TryUpdate(HostState before, HostState after)
    {
        int host = _screen.Places.FindHost(before);
        if (host < 0 || !AreOnlyAdaptersDifferent(before, after) || AdapterChanges.Of(before, after) is not List<AdapterChanges.Change> changes)
        {
            return null;
        }

        var concerned = new HashSet<int>();
        _screen.Places.Replace(host, after);
        foreach (AdapterChanges.Change change in changes)
        {
            int endpoint = _screen.Places.FirstEndpoint[_screen.Places.FirstVm[host] + change.Vm] + change.Adapter;
            int device = _screen.Places.FindDevice(host, change.After.Switch);
            if (_screen.Places.SpecialDevices.Contains(device) || _screen.Places.SpecialDevices.Contains(_screen.Places.DeviceOf(endpoint)))
            {
                return null;
            }

            concerned.UnionWith(_screen.Move(endpoint, device, _screen.Places.Settings.NumberOf(change.After.Vlan, change.After.Isolation)));
        }

        int[] tenants = [.. concerned.OrderBy(t => t)];
        int[] rules = [.. Enumerable.Range(0, _ofRules.Length).Where(r => concerned.Contains(_screen.Tenants.Find(_requirement.Allow[r].From)) || concerned.Contains(_screen.Tenants.Find(_requirement.Allow[r].To)))];
        Judge(tenants, rules);
        return [.. tenants.SelectMany(t => _ofTenants[t]), .. rules.Select(r => _ofRules[r])];
    }

    private static bool AreOnlyAdaptersDifferent(HostState before, HostState after) =>
        after.Complete && before with { Vms = after.Vms, ReadAt = after.ReadAt } == after;

    private void Judge(int[] tenants, int[] rules)
    {
        int[] doubtful = tenants.Where(t => (_ofTenants[t] = _vouched.Of(t)!) is null).ToArray();
        int[] doubtfulRules = rules.Where(r => (_ofRules[r] = _vouched.Of(_requirement.Allow[r])!) is null).ToArray();
        if (doubtful.Length + doubtfulRules.Length == 0)
        {
            return;
        }

        IsolationCase part = NetworkSlice.Of(_requirement, _screen, doubtful, LargeNetworkCheck.PartnersOf(_screen, doubtfulRules.Select(r => _requirement.Allow[r])), _missing, _options);
        IsolationFindings.AddTo(part);
        foreach (int tenant in doubtful)
        {
            _ofTenants[tenant] = LargeNetworkCheck.JudgeExactly(part, tenant);
        }

        foreach (int rule in doubtfulRules)
        {
            _ofRules[rule] = ReachJudge.JudgeRule(part, _requirement.Allow[rule]);
        }
    }
}
