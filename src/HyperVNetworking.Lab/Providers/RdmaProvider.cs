using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>MSFT_NetAdapterRdmaSettingData: Enable and Disable.</summary>
internal static class RdmaProvider
{
    /// <summary>Calls a method of RDMA of an adapter.</summary>
    /// <param name="host">The host.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="method">The method.</param>
    /// <returns>The answer; null if the lab lacks the method.</returns>
    public static CimMethodAnswer? Invoke(LabHost host, CimRecord setting, CimMethodDefinition method)
    {
        if (method.Name is not ("Enable" or "Disable"))
        {
            return null;
        }

        RdmaObjects.Switch(host, setting, enabled: method.Name == "Enable");
        return new CimMethodAnswer(0, new CimRecord(method.Name, method.Out.Select(o => new CimField(o.Name, o.Type, host.PathOf(setting)))));
    }
}
