using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>
/// Vouches for the tenants that plainly hold, without a walk: every broadcast domain is drawn at least as wide as frames can go, so a
/// tenant whose domains nobody else hears is separate; and as narrow as frames must go, so members with a domain in common hear each
/// other. It never says that something is violated: what it cannot vouch for is doubtful, and the exact check decides.
/// </summary>
internal sealed class DomainScreen
{
    private readonly NetworkDocument _requirement;
    private readonly PermittedTenants _permitted;
    private readonly TenantStanding[] _standings;
    private readonly DomainTally _tally;
    private readonly HashSet<int> _alwaysUnclear;

    /// <summary>Screens a network.</summary>
    /// <param name="requirement">The tenants, the allow rules and the physical network.</param>
    /// <param name="hosts">The hosts that were read whole, each once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public DomainScreen(NetworkDocument requirement, IReadOnlyList<HostState> hosts, CancellationToken cancellationToken = default)
    {
        _requirement = requirement;
        Places = new NetworkPlaces(hosts, requirement.Fabric, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        (Map, Tenants) = MappedAndIndexed();
        cancellationToken.ThrowIfCancellationRequested();
        Classes = new EndpointClasses(Places, Map);
        _standings = new TenantStanding[Tenants.Tenants.Count];
        _tally = new DomainTally(Map.Count);
        _permitted = new PermittedTenants(requirement.Allow, Tenants);
        for (int e = 0; e < Places.Count; e++)
        {
            Count(e, 1);
            if (Tenants.TenantOf(e) is int tenant and >= 0)
            {
                Note(ref _standings[tenant], e);
            }
        }

        for (int p = 0; p < _tally.Count; p++)
        {
            NoteDomain(_tally[p]);
        }

        _alwaysUnclear = [.. UnclearTenants.Of(requirement, Places, Tenants, t => _standings[t].Endpoints > 0)];
        foreach (int tenant in _alwaysUnclear)
        {
            _standings[tenant].IsUnclear = true;
        }
    }

    /// <summary>The endpoints.</summary>
    public NetworkPlaces Places { get; }

    /// <summary>The domains of single endpoints.</summary>
    public EndpointClasses Classes { get; }

    /// <summary>The domains.</summary>
    public DomainMap Map { get; }

    /// <summary>The tenants.</summary>
    public TenantIndex Tenants { get; }

    /// <summary>The tenants of a domain, with how many endpoints send and hear.</summary>
    public IEnumerable<DomainTally.Pair> PairsOf(int domain)
    {
        for (int p = _tally.First(domain); p != DomainTally.End; p = _tally.Next(p))
        {
            yield return _tally[p];
        }
    }

    /// <summary>What is known of a tenant.</summary>
    public TenantStanding StandingOf(int tenant) => _standings[tenant];

    /// <summary>The tenants that may hear a tenant in a domain and are not allowed to; <see cref="TenantIndex.Nobody"/> for endpoints of none.</summary>
    public IEnumerable<int> StrangersTo(int tenant, int domain) => PairsOf(domain).Where(p => IsStranger(tenant, p)).Select(p => p.Tenant);

    /// <summary>The kinds of a tenant's members by what they must reach; null if the exact check has to decide.</summary>
    public MemberKinds? KindsOf(int tenant)
    {
        TenantStanding standing = _standings[tenant];
        return standing.IsUnclear || standing.Endpoints == 0 ? null
            : standing.IsMixed ? MemberKinds.Of(Places, Map, Classes, Tenants.MembersOf(tenant), Reading.Must)
            : MemberKinds.Single(standing.Certain, standing.Machines > 1);
    }

    /// <summary>Gives an adapter another place and screens anew whom that concerns.</summary>
    /// <param name="endpoint">The adapter.</param>
    /// <param name="device">Its virtual switch.</param>
    /// <param name="setting">The number of its setting.</param>
    /// <returns>The tenants whose standing may have changed.</returns>
    public IReadOnlyCollection<int> Move(int endpoint, int device, int setting)
    {
        var concerned = new HashSet<int>();
        if (Tenants.TenantOf(endpoint) is int own and >= 0)
        {
            concerned.Add(own);
        }

        AddConcerned(endpoint, concerned);
        Count(endpoint, -1);
        Places.Move(endpoint, device, setting);
        Count(endpoint, 1);
        AddConcerned(endpoint, concerned);
        foreach (int tenant in concerned)
        {
            Screen(tenant);
        }

        return concerned;
    }

    private (DomainMap Map, TenantIndex Tenants) MappedAndIndexed()
    {
        DomainMap? map = null;
        TenantIndex? tenants = null;
        Parallel.Invoke(() => map = new DomainMap(Places), () => tenants = new TenantIndex(_requirement, Places));
        return (map!, tenants!);
    }

    private void AddConcerned(int endpoint, HashSet<int> concerned)
    {
        foreach (int domain in Classes.MaySend(endpoint).Concat(Classes.MayHear(endpoint)))
        {
            concerned.UnionWith(PairsOf(domain).Where(p => p.Sends > 0 && p.Tenant >= 0).Select(p => p.Tenant));
        }
    }

    private void Screen(int tenant)
    {
        var standing = default(TenantStanding);
        var domains = new HashSet<int>();
        foreach (int member in Tenants.MembersOf(tenant))
        {
            Note(ref standing, member);
            domains.UnionWith(Classes.MaySend(member));
            domains.UnionWith(Classes.MayHear(member));
        }

        _standings[tenant] = standing;
        foreach (int domain in domains)
        {
            foreach (DomainTally.Pair pair in PairsOf(domain).Where(p => p.Tenant == tenant))
            {
                NoteDomain(pair);
            }
        }

        _standings[tenant].IsUnclear |= _alwaysUnclear.Contains(tenant);
    }

    private void Count(int endpoint, int times)
    {
        int tenant = Tenants.TenantOf(endpoint);
        int device = Places.DeviceOf(endpoint);
        int setting = Places.SettingOf(endpoint);
        if (device >= 0 && setting < FrameClasses.Limit)
        {
            _tally.Add(Map.Of(device, setting), tenant, times, times);
            return;
        }

        if (device >= 0)
        {
            CountClasses(device, Places.Settings[setting], tenant, times);
            return;
        }

        foreach (int domain in Classes.MaySend(endpoint))
        {
            _tally.Add(domain, tenant, times, 0);
        }

        foreach (int domain in Classes.MayHear(endpoint))
        {
            _tally.Add(domain, tenant, 0, times);
        }
    }

    private void CountClasses(int device, AdapterClasses.Entry setting, int tenant, int times)
    {
        foreach (int frameClass in setting.MaySend)
        {
            _tally.Add(Map.Of(device, frameClass), tenant, times, 0);
        }

        foreach (int frameClass in setting.MayHear)
        {
            _tally.Add(Map.Of(device, frameClass), tenant, 0, times);
        }
    }

    private void Note(ref TenantStanding standing, int endpoint)
    {
        standing.NoteMember(Places.MachineOf(endpoint));
        int device = Places.DeviceOf(endpoint);
        if (device < 0)
        {
            standing.IsMixed = true;
            standing.IsUnclear |= device == NetworkPlaces.Unconnected;
            NoteOwnOpenEnds(ref standing, endpoint);
            return;
        }

        int setting = Places.SettingOf(endpoint);
        if (setting < FrameClasses.Limit)
        {
            standing.NoteCertain(Map.CertainOf(device, setting));
        }

        standing.IsMixed |= setting >= FrameClasses.Limit || Map.SharingOf(device) > 0;
        if (Map.HasOpenEnds(device))
        {
            NoteOpenEndsOf(ref standing, device, setting);
        }
    }

    private void NoteOpenEndsOf(ref TenantStanding standing, int device, int setting)
    {
        foreach (int openEnd in Places.Settings[setting].MaySend.SelectMany(c => Map.OpenEndsOf(device, c)))
        {
            standing.NoteOpenEnd(openEnd);
        }
    }

    private void NoteOwnOpenEnds(ref TenantStanding standing, int endpoint)
    {
        if (!Places.Others.TryGetValue(endpoint, out GraphEndpoint? other))
        {
            return;
        }

        foreach (int openEnd in other.Ports.Select(p => p.OpenEnd).Append(other.OpenEnd).Where(end => end >= 0))
        {
            standing.NoteOpenEnd(openEnd);
        }

        foreach (GraphPort port in other.Ports.Where(p => p.Device.Kind == DeviceKind.Team))
        {
            foreach (int openEnd in other.Sends(port, Reading.May).SelectMany(c => Map.OpenEndsOf(port.Device.Index, c)))
            {
                standing.NoteOpenEnd(openEnd);
            }
        }
    }

    private bool IsOverheard(DomainTally.Pair pair)
    {
        for (int p = _tally.First(pair.Domain); p != DomainTally.End; p = _tally.Next(p))
        {
            if (IsStranger(pair.Tenant, _tally[p]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStranger(int tenant, DomainTally.Pair pair) =>
        pair.Hears > 0 && pair.Tenant != tenant && !_permitted.Contains(tenant, pair.Tenant);

    private void NoteDomain(DomainTally.Pair pair)
    {
        if (pair.Tenant < 0 || (pair.Sends == 0 && pair.Hears == 0))
        {
            return;
        }

        ref TenantStanding standing = ref _standings[pair.Tenant];
        standing.IsUnclear |= Map.HasSpecial(pair.Domain);
        standing.MembersMeet |= pair.Sends > 0 && pair.Hears > 0;
        if (pair.Sends == 0 || standing.IsUnclear)
        {
            return;
        }

        standing.IsOverheard = standing.IsOverheard || IsOverheard(pair);
        foreach (int openEnd in Map.OpenEndsOf(pair.Domain))
        {
            standing.IsUnclear |= Map.IsWide(pair.Domain);
            standing.NoteOpenEnd(openEnd);
        }
    }
}
