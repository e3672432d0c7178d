using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The machines and hosts of a network that are to be in a part of it.</summary>
internal sealed class SliceMarks
{
    private readonly DomainScreen _screen;

    /// <summary>Marks nothing yet.</summary>
    public SliceMarks(DomainScreen screen)
    {
        _screen = screen;
        Machines = new bool[screen.Places.Machines.Count];
        Hosts = new bool[screen.Places.Hosts.Count];
    }

    /// <summary>By machine whether it is to be there.</summary>
    public bool[] Machines { get; }

    /// <summary>By host whether it is to be there, even with none of its VMs.</summary>
    public bool[] Hosts { get; }

    /// <summary>Marks the machine or host of an endpoint.</summary>
    public void Keep(int endpoint)
    {
        int machine = _screen.Places.MachineOf(endpoint);
        if (machine < 0)
        {
            Hosts[~machine] = true;
        }
        else
        {
            Machines[machine] = true;
        }
    }

    /// <summary>Marks whoever may send into or hear some domains.</summary>
    public void KeepAllIn(IReadOnlyCollection<int> domains)
    {
        bool[] wanted = _screen.Map.Marked(domains);
        for (int e = 0; domains.Count > 0 && e < _screen.Places.Count; e++)
        {
            if (IsIn(e, wanted))
            {
                Keep(e);
            }
        }
    }

    /// <summary>Marks of every tenant one who may send into each of some domains.</summary>
    public void KeepOneOfEachIn(IReadOnlyCollection<int> domains)
    {
        var kept = new HashSet<(int Domain, int Tenant)>();
        bool[] wanted = _screen.Map.Marked(domains);
        for (int e = 0; domains.Count > 0 && e < _screen.Places.Count; e++)
        {
            int tenant = _screen.Tenants.TenantOf(e);
            if (tenant >= 0 && SendsIntoNew(e, tenant, wanted, kept))
            {
                Keep(e);
            }
        }
    }

    // In a method of its own, since a million endpoints pass by and none shall cost an object.
    private static bool IsAny(IEnumerable<int> some, bool[] domains) => some.Any(d => domains[d]);

    private bool SendsIntoNew(int endpoint, int tenant, bool[] wanted, HashSet<(int Domain, int Tenant)> kept)
    {
        bool isNew = false;
        int device = _screen.Places.DeviceOf(endpoint);
        if (device < 0)
        {
            foreach (int domain in _screen.Classes.MaySend(endpoint))
            {
                isNew |= wanted[domain] && kept.Add((domain, tenant));
            }

            return isNew;
        }

        foreach (int frameClass in _screen.Places.Settings[_screen.Places.SettingOf(endpoint)].MaySend)
        {
            int domain = _screen.Map.Of(device, frameClass);
            isNew |= wanted[domain] && kept.Add((domain, tenant));
        }

        return isNew;
    }

    private bool IsIn(int endpoint, bool[] domains)
    {
        int device = _screen.Places.DeviceOf(endpoint);
        if (device < 0)
        {
            return IsAny(_screen.Classes.MayHear(endpoint), domains) || IsAny(_screen.Classes.MaySend(endpoint), domains);
        }

        AdapterClasses.Entry setting = _screen.Places.Settings[_screen.Places.SettingOf(endpoint)];
        return IsAny(device, setting.MayHear, domains) || IsAny(device, setting.MaySend, domains);
    }

    private bool IsAny(int device, int[] classes, bool[] domains)
    {
        foreach (int frameClass in classes)
        {
            if (domains[_screen.Map.Of(device, frameClass)])
            {
                return true;
            }
        }

        return false;
    }
}
