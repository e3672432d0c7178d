using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The names on one host: unique, or told apart by ids, and without the slash at which references split.</summary>
internal static class HostNameRules
{
    public static void Check(HostState host, ReadContext context)
    {
        Duplicates.Check(host.PhysicalNics, n => n.Name, "physical NIC", DocumentErrorIds.DuplicateNic, context);
        Duplicates.CheckWithIds(host.Switches, s => s.Name, s => s.Id, "virtual switch", DocumentErrorIds.DuplicateVirtualSwitch, context);
        Duplicates.CheckWithIds(host.Vms, v => v.Name, v => v.Id, "VM", DocumentErrorIds.DuplicateVm, context);
        foreach (VirtualMachine vm in host.Vms.Where(v => v.Adapters.Count > 1))
        {
            Duplicates.CheckWithIds(vm.Adapters, a => a.Name, a => a.Id, $"adapter of VM {Quoted.Of(vm.Name)}", DocumentErrorIds.DuplicateAdapter, context);
        }

        Duplicates.Check(host.HostAdapters, a => a.Name, "host adapter", DocumentErrorIds.DuplicateHostAdapter, context);
        NoSlash(host, host.Name, "host", context);
        foreach (VirtualSwitch virtualSwitch in host.Switches)
        {
            NoSlash(virtualSwitch, virtualSwitch.Name, "virtual switch", context);
        }

        foreach (VirtualMachine vm in host.Vms)
        {
            NoSlash(vm, vm.Name, "VM", context);
        }
    }

    /// <summary>References such as Host2/VM7 and SwitchA/1 split at the first slash.</summary>
    public static void NoSlash(object record, string name, string kind, ReadContext context)
    {
        if (name.IndexOf('/') >= 0)
        {
            context.Errors.Add(
                DocumentErrorIds.SlashInName,
                context.NodeOf(record).At("name"),
                $"The name of the {kind} {Quoted.Of(name)} holds a slash, at which references such as Host2/VM7 or SwitchA/1 split: choose a name without.");
        }
    }
}
