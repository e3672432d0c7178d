using System;
using System.Linq;
using System.Net;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>
/// TestNetworkConnection of Msvm_VirtualSystemManagementService (learn.microsoft.com, hyperv_v2, msvm-virtualsystemmanagementservice-testnetworkconnection):
/// called for the receiver first, then for the sender, which is told the round trip time. That the frame is the untagged frame of an adapter, that it meets the
/// port's VLAN settings and that the addresses need not be the guest's is UNCONFIRMED.
/// </summary>
internal static class ProbeProvider
{
    /// <summary>The method.</summary>
    public const string Method = "TestNetworkConnection";

    private const uint Failed = 32768;
    private const uint Timeout = 32772;

    /// <summary>Calls the method.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did.</returns>
    public static ProviderResult Test(ProviderCall call)
    {
        CimRecord allocation = call.NeedInstance("TargetNetworkAdapter");
        string port = allocation.Text("InstanceID")!;
        if (!HostPort.IsOfVm(allocation))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidParameter, "TargetNetworkAdapter is no connection of a VM adapter.");
        }

        if (!RuntimeObjects.LivePorts(call.Host).Any(p => Names.Same(p.Text("InstanceID"), port)))
        {
            throw new ProviderRefusal(ProviderRefusal.InvalidState, "The VM does not run, or its adapter is connected to nothing.");
        }

        (string from, string to, uint number) = (Address(call, "SenderIP"), Address(call, "ReceiverIP"), call.Need<uint>("SequenceNumber"));
        if (!call.Need<bool>("IsSender"))
        {
            call.Host.Probes!.Add(new ProbeReceiver(call.Host.Name, port, MacOf(call.Host, port), from, to, number));
            return ProviderResult.Done;
        }

        string mac = call.Need<string>("ReceiverMac").Replace("-", string.Empty).Replace(":", string.Empty);
        ProbeReceiver? receiver = call.Host.Probes!.Take(r => r.SequenceNumber == number && r.SenderIP == from && r.ReceiverIP == to && Names.Same(r.MacAddress, mac));
        return receiver is not null && IsAnswered(call, port, receiver)
            ? ProviderResult.Done with { Values = [("RoundTripTime", 1u)] }
            : throw new ProviderRefusal(call.Options.UnansweredProbe == UnansweredProbe.Timeout ? Timeout : Failed, "No answer came.");
    }

    private static bool IsAnswered(ProviderCall call, string port, ProbeReceiver receiver)
    {
        ProbeNetwork network = call.Host.Probes!.Network;
        return network.IsHeard((call.Host.Name, port), (receiver.Host, receiver.Port))
            && (!call.Options.ProbeAnswerTravels || network.IsHeard((receiver.Host, receiver.Port), (call.Host.Name, port)));
    }

    private static string Address(ProviderCall call, string name) => IPAddress.TryParse(call.Need<string>(name), out IPAddress? address)
        ? address.ToString()
        : throw new ProviderRefusal(ProviderRefusal.InvalidParameter, $"{name} is no IP address.");

    private static string? MacOf(LabHost host, string port) =>
        new[] { Msvm.SyntheticPortSettings, Msvm.EmulatedPortSettings }.Select(c => host.Store.Find(c, InstanceIds.Parent(port))?.Text("Address")).FirstOrDefault(a => a is not null);
}
