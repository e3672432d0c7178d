using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A VM adapter that belongs to a tenant.</summary>
internal sealed class MemberDraft
{
    public MemberDraft(TenantDraft tenant, HostDraft host, VirtualMachine vm, VmAdapter adapter, string name)
    {
        Tenant = tenant;
        Host = host;
        Vm = vm;
        Adapter = adapter;
        Name = name;
    }

    public TenantDraft Tenant { get; }

    public HostDraft Host { get; }

    public VirtualMachine Vm { get; }

    public VmAdapter Adapter { get; }

    /// <summary>The endpoint's shortest unique name.</summary>
    public string Name { get; }
}
