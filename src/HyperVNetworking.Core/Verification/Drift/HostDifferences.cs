using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Drift;

/// <summary>Where a live host differs from what a document says outright. What the document leaves open differs from nothing.</summary>
internal static class HostDifferences
{
    public static IEnumerable<Finding> Find(HostState live, HostState expected, LiveVms liveVms) =>
        Nics(live, expected)
            .Concat(NicDifferences.Find(live, expected))
            .Concat(Switches(live, expected))
            .Concat(HostAdapters(live, expected))
            .Concat(expected.Vms.SelectMany(vm => Vm(live.Name, vm, liveVms)));

    private static IEnumerable<Finding> Nics(HostState live, HostState expected) =>
        expected.PhysicalNics
            .Where(n => n.Kind != NicKind.Hba && live.FindNic(n.Name) is null)
            .Select(n => DriftFindings.NicMissing(live.Name, n.Name));

    private static IEnumerable<Finding> Switches(HostState live, HostState expected)
    {
        foreach (VirtualSwitch wanted in expected.Switches)
        {
            VirtualSwitch? found = live.Switches.FirstOrDefault(s => Names.Same(s.Name, wanted.Name));
            if (found is null)
            {
                yield return DriftFindings.SwitchMissing(live.Name, wanted.Name, wanted.Type);
            }
            else if (Describe(found) is string actual && Describe(wanted) is string text && !Names.Same(actual, text))
            {
                yield return DriftFindings.Differs("SwitchDiffers", live.Name, $"virtual switch {wanted.Name}", text, actual);
            }
        }
    }

    private static IEnumerable<Finding> HostAdapters(HostState live, HostState expected)
    {
        foreach (HostAdapter wanted in expected.HostAdapters)
        {
            string subject = $"host adapter vEthernet ({wanted.Name})";
            HostAdapter? found = live.HostAdapters.FirstOrDefault(a => Names.Same(a.Name, wanted.Name));
            if (found is null)
            {
                yield return DriftFindings.Differs("HostAdapterMissing", live.Name, subject, $"on virtual switch {wanted.Switch}", "absent");
                continue;
            }

            foreach (Finding finding in Port(live.Name, subject, wanted.Switch, found.Switch, wanted.Vlan, found.Vlan))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Vm(string host, VirtualMachine expected, LiveVms liveVms)
    {
        LiveVms.Place[] places = liveVms.Find(expected).ToArray();
        if (places.Length == 0)
        {
            return [DriftFindings.VmMissing(host, expected.Name)];
        }

        LiveVms.Place? here = places.FirstOrDefault(p => Names.Same(p.Host, host));
        return here is null
            ? [DriftFindings.VmElsewhere(host, expected.Name, places[0].Host)]
            : expected.Adapters.SelectMany(a => Adapter(host, expected.Name, a, here.Vm));
    }

    private static IEnumerable<Finding> Adapter(string host, string vm, VmAdapter expected, VirtualMachine live)
    {
        VmAdapter? found = live.Adapters.FirstOrDefault(a => expected.Id is not null && Names.Same(a.Id, expected.Id))
            ?? live.Adapters.FirstOrDefault(a => Names.Same(a.Name, expected.Name));
        string subject = $"VM {vm} '{expected.Name}'";
        return found is null
            ? [DriftFindings.Differs("AdapterMissing", host, subject, "present", "absent")]
            : Port(host, subject, expected.Switch, found.Switch, expected.Vlan, found.Vlan);
    }

    private static IEnumerable<Finding> Port(string host, string subject, string? wantedSwitch, string? actualSwitch, PortVlan wantedVlan, PortVlan actualVlan)
    {
        if (wantedSwitch is not null && !Names.Same(wantedSwitch, actualSwitch))
        {
            yield return DriftFindings.Differs(
                "AdapterSwitchDiffers", host, subject, $"on virtual switch {wantedSwitch}", actualSwitch is null ? "disconnected" : $"on virtual switch {actualSwitch}");
        }

        // Untagged is also what a document says that says nothing, so only another mode is an expectation.
        if (wantedVlan != PortVlan.None && wantedVlan != actualVlan)
        {
            yield return DriftFindings.Differs("AdapterVlanDiffers", host, subject, wantedVlan.ToString(), actualVlan.ToString());
        }
    }

    private static string Describe(VirtualSwitch s) => s.Type == SwitchType.External
        ? $"External on {string.Join(", ", s.Uplinks.OrderBy(u => u, Names.Comparer))}, {(s.AllowManagementOS ? "shared with" : "not shared with")} the management OS"
        : s.Type.ToString();
}
