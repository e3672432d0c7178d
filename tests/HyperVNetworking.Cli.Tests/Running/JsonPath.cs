using System.Linq;
using System.Text.Json.Nodes;

namespace HyperVNetworking.Cli.Tests.Running;

/// <summary>Finds the objects of a network document by their names.</summary>
internal static class JsonPath
{
    public static JsonNode Named(this JsonNode? list, string name) =>
        list!.AsArray().Single(item => (string?)item!["name"] == name)!;

    public static JsonNode Vm(this JsonNode document, string host, string vm) => document["hosts"].Named(host)["vms"].Named(vm);

    public static JsonNode Adapter(this JsonNode document, string host, string vm) => document.Vm(host, vm)["adapters"]![0]!;

    public static JsonNode Port(this JsonNode document, string physicalSwitch, string port) =>
        document["fabric"]!["switches"].Named(physicalSwitch)["ports"].Named(port);
}
