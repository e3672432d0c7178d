using HyperVNetworking.Model;

namespace HyperVNetworking.Reporting;

/// <summary>A VM, several VMs of one tenant, or an endpoint of the host itself, in the box of a host.</summary>
/// <param name="Text">What is written on it.</param>
/// <param name="Title">What it is, in full.</param>
/// <param name="Tenant">Its tenant, or -1.</param>
/// <param name="Vms">The VMs that it stands for, by their places in the host's list.</param>
/// <param name="Own">The endpoint of the host itself; null for VMs.</param>
internal sealed record Chip(string Text, string Title, int Tenant, int[] Vms, Endpoint? Own);
