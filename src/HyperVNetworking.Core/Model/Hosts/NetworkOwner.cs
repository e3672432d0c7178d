namespace HyperVNetworking.Model;

/// <summary>A tool besides ours that sets a host's network, as a service of it runs there (site-rules C1).</summary>
public enum NetworkOwner
{
    /// <summary>Network ATC keeps switches, teams, host adapters and QoS as its intents say, and leaves the VLANs of VMs alone (field 0.6). Service NetworkATC.</summary>
    NetworkAtc,

    /// <summary>System Center Virtual Machine Manager sets logical switches and the VLANs of VMs. Service SCVMMAgent.</summary>
    Vmm,

    /// <summary>Network Controller programs the virtual switch and what VMs may reach. Services NcHostAgent and SlbHostAgent.</summary>
    NetworkController,
}
