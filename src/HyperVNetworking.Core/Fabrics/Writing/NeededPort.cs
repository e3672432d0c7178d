using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Fabrics.Writing;

/// <summary>What a port must become to carry what a plan needs; all it carries already stays.</summary>
internal static class NeededPort
{
    /// <returns>The port; null if it does what is needed, or if no line can make it so, which is then told.</returns>
    public static PhysicalPort? Of(TrunkRequirement need, PhysicalPort? port, ImportReport report)
    {
        string subject = need.Port.Describe();
        if (port is { IsClosed: true } or { PrivateVlan: not null })
        {
            string what = port.Shutdown ? "is shut down" : port.IsClosed ? "is routed" : "is in a private VLAN";
            report.Add(FabricFindingCodes.PortNotWritable, FindingSeverity.Warning, subject, $"The {subject} must carry VLAN {need.Tagged} to {need.ConnectedTo} and {what}: no line is written.", "Decide what the port is for, and set it yourself.");
            return null;
        }

        switch (port?.Mode)
        {
            case PhysicalPortMode.Trunk:
                if (port.Native is VlanId native && need.Tagged.Contains(native) && port.TagsNative != true)
                {
                    report.Add(FabricFindingCodes.NativeVlanInTheWay, FindingSeverity.Warning, subject, $"The {subject} must carry VLAN {native} tagged to {need.ConnectedTo}, and it is the native VLAN there.", "Give the port another native VLAN, that of nobody's traffic.");
                }

                VlanSet untagged = need.Untagged && port.Native is VlanId passing ? VlanSet.Of(passing.Value) : VlanSet.Empty;
                if (need.Untagged && port.Native is null)
                {
                    report.Add(FabricFindingCodes.NativeVlanInTheWay, FindingSeverity.Warning, subject, $"The {subject} must pass untagged frames to {need.ConnectedTo}, and it has no native VLAN.", "Give the port a native VLAN.");
                }

                PhysicalPort wider = port with { Allowed = port.Allowed.Union(need.Tagged).Union(untagged) };
                return wider == port ? null : wider;
            case PhysicalPortMode.Access when need.Satisfied == true:
                return null;
            case PhysicalPortMode.Access:
                // Untagged frames stay in the VLAN that they were in.
                return port with { Mode = PhysicalPortMode.Trunk, Native = port.Vlan, Allowed = need.Tagged.Union(VlanSet.Of(port.Vlan.Value)) };
            default:
                if (need.Untagged)
                {
                    report.Add(FabricFindingCodes.NativeVlanInTheWay, FindingSeverity.Warning, subject, $"The {subject} must pass untagged frames to {need.ConnectedTo} too, and nobody described its native VLAN.", "Allow its native VLAN as well, or describe the port.");
                }

                return new PhysicalPort { Name = need.Port.Port, Mode = PhysicalPortMode.Trunk, Allowed = need.Tagged };
        }
    }
}
