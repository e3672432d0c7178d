using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>The steps of a plan that VMM makes on hosts: instances of logical switches, standard switches, adapters of the management OS, and the place of VM adapters.</summary>
internal static class VmmSteps
{
    /// <summary>Writes steps in the order in which they are to be made.</summary>
    public static void Write(StringBuilder script, VmmDivision division, PlanStep[] steps, bool undo, string indent)
    {
        // VMM connects an adapter and sets its VLAN in one: where the last of its steps stands, the switch is there.
        ILookup<object, PlanStep> placements = steps.Where(VmmDivision.IsPlacement).ToLookup(Adapter);
        foreach (PlanStep step in steps)
        {
            bool placement = VmmDivision.IsPlacement(step);
            PlanStep[] group = placement ? placements[Adapter(step)].OrderBy(s => s.Number).ToArray() : [step];
            if (step.Number != group[group.Length - 1].Number)
            {
                continue;
            }

            script.Append('\n');
            foreach (string line in placement ? Placement(group, undo) : Made(division, step, undo))
            {
                script.Append(indent).Append(line).Append('\n');
            }
        }
    }

    private static IEnumerable<string> Made(VmmDivision division, PlanStep step, bool undo)
    {
        string title = InboxSteps.Title(step, undo);
        HostChange change = undo ? step.Inverse : step.Change;
        yield return Comment($"{title}: {change.OldValue} -> {change.NewValue}");
        foreach (string line in Said([step], undo))
        {
            yield return line;
        }

        string host = Quote(step.Host);
        switch (step.Change)
        {
            case HostChange.AddTeam:
                yield return Comment(undo ? "VMM takes the team away with its logical switch." : "VMM makes the team of these members together with its logical switch, and chooses its name itself.");
                break;
            case HostChange.CreateSwitch { Switch: var s } when division.HostSwitches.TryGetValue(step, out VmmHostSwitch? of):
                string make = $"Add-PlanHostSwitch {host} $planSwitches[{Quote(of.Switch.Name)}] $planUplinks[{Quote(VmmDefinitions.UplinkName(of))}] {QuoteAll(of.Nics)} {Quote(s.AllowManagementOS ? s.Name : string.Empty)}";
                foreach (string line in Check(title, $"(Get-PlanVmmSwitch {host} {Quote(s.Name)})", "logical", make, $"Remove-PlanHostSwitch {host} {Quote(s.Name)} {QuoteAll(of.Nics)}", undo))
                {
                    yield return line;
                }

                break;
            case HostChange.CreateSwitch { Switch: var s }:
                string standard = $"New-SCVirtualNetwork -VMHost (Find-PlanVMHost {host}) -Name {Quote(s.Name)} -BoundToVMHost {Flag(s.Type == SwitchType.Internal)} | Out-Null";
                foreach (string line in Check(title, $"(Get-PlanVmmSwitch {host} {Quote(s.Name)})", "standard", standard, $"Remove-PlanHostSwitch {host} {Quote(s.Name)} @()", undo))
                {
                    yield return line;
                }

                break;
            case HostChange.AddHostAdapter { Adapter: var a }:
                string add = $"Add-PlanVmmHostAdapter {host} $planSwitches[{Quote(a.Switch)}] {Quote(a.Name)} {Vlan(a.Vlan)} {Quote(a.MacAddress ?? string.Empty)}";
                foreach (string line in Check(title, $"(Get-PlanVmmHostAdapter {host} {Quote(a.Name)})", "present", add, $"Remove-PlanVmmHostAdapter {host} {Quote(a.Name)}", undo))
                {
                    yield return line;
                }

                break;
        }
    }

    private static IEnumerable<string> Placement(PlanStep[] group, bool undo)
    {
        PlanStep[] order = undo ? group.Reverse().Select(s => s with { Change = s.Inverse }).ToArray() : group;
        AdapterReference adapter = ((HostChange.AdapterChange)group[0].Change).Adapter;
        string host = group[0].Host;
        string numbers = string.Join(", ", group.Select(s => Number(s.Number)));
        string title = $"{(undo ? "Undo of step" : "Step")}{(group.Length > 1 ? "s" : string.Empty)} {numbers} on {host}, {adapter}";
        yield return Comment($"{title}: {string.Join("; ", order.Select(s => $"{s.Change.OldValue} -> {s.Change.NewValue}"))}");
        foreach (string line in Said(group, undo))
        {
            yield return line;
        }

        HostChange.ConnectAdapter[] connections = order.Select(s => s.Change).OfType<HostChange.ConnectAdapter>().ToArray();
        HostChange.SetAdapterVlan[] vlans = order.Select(s => s.Change).OfType<HostChange.SetAdapterVlan>().ToArray();
        (string? from, string? to) = connections.Length == 0 ? (null, null) : (connections[0].From ?? string.Empty, connections[connections.Length - 1].To ?? string.Empty);
        (PortVlan? oldVlan, PortVlan? vlan) = vlans.Length == 0 ? (null, null) : (vlans[0].From, vlans[vlans.Length - 1].To);
        string reader = from is null ? "(Get-PlanVmmVlan $adapter)" : oldVlan is null ? "(Get-PlanVmmConnection $adapter)" : "(Get-PlanPlacement $adapter)";
        yield return $"$adapter = Find-PlanVmmAdapter {Quote(host)} {Quote(adapter.VmName!)} {QuoteOrNull(adapter.VmId)} {Quote(adapter.AdapterName)} {QuoteOrNull(adapter.AdapterId)}";
        yield return $"if (Test-PlanValue {Quote(title)} {reader} {Quote(Value(from, oldVlan))} @({Quote(Value(to, vlan))})) {{";
        yield return $"    Set-PlanPlacement {Quote(host)} $adapter {(to is null ? "(Get-PlanVmmConnection $adapter)" : Quote(to))} {(vlan is null ? "(Get-PlanVmmVlanId $adapter)" : Vlan(vlan))}";
        yield return "}";
    }

    private static IEnumerable<string> Check(string title, string value, string made, string make, string remove, bool undo)
    {
        (string from, string to, string command) = undo ? (made, "absent", remove) : ("absent", made, make);
        yield return $"if (Test-PlanValue {Quote(title)} {value} {Quote(from)} @({Quote(to)})) {{";
        yield return "    " + command;
        yield return "}";
    }

    private static IEnumerable<string> Said(PlanStep[] group, bool undo) =>
        (undo ? [] : group.Select(s => $"Because: {s.Reason}")).Concat(group.Select(s => InboxSteps.Warning(s.Risk)).OfType<string>()).Distinct().Select(Comment);

    // As the functions of the script print it.
    private static string Value(string? connection, PortVlan? vlan) =>
        connection is null ? vlan!.ToString() : vlan is null ? connection : $"{vlan} on '{connection}'";

    private static string Vlan(PortVlan vlan) => Number(vlan is PortVlan.Access access ? access.Id.Value : 0);

    private static object Adapter(PlanStep step) => (step.Host.ToUpperInvariant(), ((HostChange.AdapterChange)step.Change).Adapter);
}
