using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>The methods of Msvm_ConcreteJob (facts A1.14).</summary>
internal static class JobMethods
{
    private const ushort Terminate = 4;
    private const ushort Kill = 5;
    private const ushort Terminated = 8;
    private const ushort Killed = 9;

    /// <summary>Calls a method of a job.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What it did; null if the lab lacks the method.</returns>
    public static ProviderResult? Invoke(ProviderCall call) => call.Method.Name switch
    {
        "RequestStateChange" => Stop(call),
        "GetError" => Errors(call, "Error", false),
        "GetErrorEx" => Errors(call, "Errors", true),
        _ => null,
    };

    private static ProviderResult Stop(ProviderCall call)
    {
        ushort wanted = call.Need<ushort>("RequestedState");
        uint answer = wanted is not (Terminate or Kill) ? ProviderRefusal.NotSupported
            : Jobs.Stop(call.Host, call.Target, wanted == Terminate ? Terminated : Killed) ? 0
            : ProviderRefusal.InvalidState;
        return ProviderResult.Done with { ReturnValue = answer, CanBeJob = false };
    }

    private static ProviderResult Errors(ProviderCall call, string name, bool many)
    {
        string? text = call.Target.Text("ErrorDescription");
        string? error = text is null ? null : CimXml.Write(new CimRecord(
            Msvm.Error,
            call.Host.Create(Msvm.Error, ("Message", text), ("ErrorType", 4), ("CIMStatusCode", 1), ("ErrorSource", call.Target.Text("ElementName"))).Fields.Where(f => f.Value is not null)));
        object? value = many ? (error is null ? [] : new[] { error }) : error;
        return ProviderResult.Done with { Values = [(name, value)], CanBeJob = false };
    }
}
