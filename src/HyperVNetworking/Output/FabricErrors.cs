using System.Management.Automation;
using HyperVNetworking.Documents;

namespace HyperVNetworking.Output;

/// <summary>The error records of switch configurations.</summary>
internal static class FabricErrors
{
    public static ErrorRecord NotRead(DocumentError error) => CommandErrors.Make(
        error.ErrorId,
        ErrorCategory.InvalidData,
        error,
        error.ToString(),
        "about_HyperVNetworking_Fabric tells which configurations and neighbours are read.");

    public static ErrorRecord NotAFabric(object given) => CommandErrors.Make(
        "NotAFabric",
        ErrorCategory.InvalidArgument,
        given,
        $"A {given.GetType().FullName} is neither a plan nor a network document.",
        "Pipe in what New-TenantVlanPlan, Import-NetworkFabric or Import-NetworkDocument returned.");
}
