using HyperVNetworking.Binding;
using HyperVNetworking.Model;

namespace HyperVNetworking.Changes;

/// <summary>One row of Set-VmVlanAssignment: an adapter and the setting it is to have.</summary>
internal sealed record VlanRow(VmArgument Wanted, PortVlan Vlan);
