using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>The virtual switches that the adapters of one host are on.</summary>
internal static class ConnectionRules
{
    public static void Check(HostState host, ReadContext context)
    {
        // A host that was not read whole may lack the switch that an adapter is on.
        if (!host.Complete)
        {
            return;
        }

        foreach (HostAdapter adapter in host.HostAdapters)
        {
            CheckSwitch(host, adapter, adapter.Switch, $"host adapter {Quoted.Of(adapter.Name)}", context);
        }

        foreach (VirtualMachine vm in host.Vms)
        {
            foreach (VmAdapter adapter in vm.Adapters.Where(a => a.Switch is not null))
            {
                CheckSwitch(host, adapter, adapter.Switch!, $"adapter {Quoted.Of(adapter.Name)} of VM {Quoted.Of(vm.Name)}", context);
            }
        }
    }

    private static void CheckSwitch(HostState host, object adapter, string name, string subject, ReadContext context)
    {
        if (host.FindSwitch(name) is null)
        {
            context.Errors.Add(
                DocumentErrorIds.UnknownSwitch,
                context.NodeOf(adapter).At("switch"),
                $"The {subject} is on virtual switch {Quoted.Of(name)}, which host {Quoted.Of(host.Name)} does not have{Nearest.Question(name, host.Switches.Select(s => s.Name))}");
        }
        else if (host.Switches.Count(s => Names.Same(s.Name, name)) > 1)
        {
            context.Errors.Add(
                DocumentErrorIds.AmbiguousSwitch,
                context.NodeOf(adapter).At("switch"),
                $"The {subject} is on virtual switch {Quoted.Of(name)}, but host {Quoted.Of(host.Name)} has several of that name: write the id instead.");
        }
    }
}
