using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>The plain VM adapters that differ between two states of one host.</summary>
internal static class AdapterChanges
{
    /// <summary>Compares two states, VM by VM at the same place; unchanged VMs are mostly the same objects and cost nothing.</summary>
    /// <returns>The adapters that differ; null if anything else about the VMs differs, or a setting is not plain.</returns>
    public static List<Change>? Of(HostState before, HostState after)
    {
        if (before.Vms.Count != after.Vms.Count)
        {
            return null;
        }

        var changes = new List<Change>();
        for (int v = 0; v < before.Vms.Count; v++)
        {
            VirtualMachine old = before.Vms[v];
            VirtualMachine vm = after.Vms[v];
            if (ReferenceEquals(old, vm))
            {
                continue;
            }

            if (vm.PossibleOwners.Count > 0 || old.Adapters.Count != vm.Adapters.Count || old with { Adapters = vm.Adapters } != vm)
            {
                return null;
            }

            for (int a = 0; a < vm.Adapters.Count; a++)
            {
                VmAdapter was = old.Adapters[a];
                VmAdapter now = vm.Adapters[a];
                if (ReferenceEquals(was, now) || was == now)
                {
                    continue;
                }

                if (!Names.Same(was.Name, now.Name) || !IsPlain(was) || !IsPlain(now))
                {
                    return null;
                }

                changes.Add(new Change(v, a, now));
            }
        }

        return changes;
    }

    private static bool IsPlain(VmAdapter adapter) => PlainSettings.IsPlain(adapter);

    /// <summary>An adapter that differs.</summary>
    /// <param name="Vm">The place of its VM in the host's list.</param>
    /// <param name="Adapter">Its place in the VM's list.</param>
    /// <param name="After">The adapter as it is now.</param>
    internal sealed record Change(int Vm, int Adapter, VmAdapter After);
}
