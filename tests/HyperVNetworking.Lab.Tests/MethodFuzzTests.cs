using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Seeded, bounded runs of every method that changes VMs, switches, extensions and guests: any order, any target, values that nobody would send.</summary>
public class MethodFuzzTests
{
    private const string Guest = "Msvm_GuestNetworkAdapterConfiguration";
    private const string Extension = "Msvm_EthernetSwitchExtension";
    private static readonly string[] s_names = ["", "a\"b", "back\\slash", "]]>", "& < >", "%_[a]*", "line\nfeed", "\u202Eright", new string('x', 256)];
    private static readonly string[] s_types = ["Microsoft:Hyper-V:SubType:1", "Microsoft:Hyper-V:SubType:2", "Microsoft:Hyper-V:SubType:9", ""];

    [Theory]
    [InlineData(JobMode.Synchronous, 11)]
    [InlineData(JobMode.Jobs, 12)]
    public async Task Random_calls_end_in_answers_and_the_host_stays_whole(JobMode mode, int seed)
    {
        var random = new Random(seed);
        NetworkLab lab = NewLab(Host1 with { Vms = [.. Host1.Vms.Select(v => v with { IntegrationServices = IntegrationServicesState.Running })] });
        lab.Options = LabOptions.Default with { JobMode = mode, JobPolls = 0 };
        ICimClient client = lab.Connect("Host1");
        var answers = new HashSet<uint>();
        for (int i = 0; i < 250; i++)
        {
            try
            {
                answers.Add(await CallAsync(client, random));
            }
            catch (HostFaultException)
            {
            }

            if (i % 50 == 0)
            {
                await CheckAsync(client);
            }
        }

        await CheckAsync(client);
        Assert.Contains(mode == JobMode.Jobs ? 4096u : 0u, answers);
        Assert.Contains(32773u, answers);
        Assert.Contains(32775u, answers);
    }

    private static async Task<uint> CallAsync(ICimClient client, Random random)
    {
        T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        async Task<CimRecord> Any(string className) => await client.All(className) is { Count: > 0 } all ? Pick(all) : throw new HostFaultException("Host1", HostFaultKind.NotFound, "None is left.");
        async Task<uint> Invoke(CimRecord target, string method, params CimField[] parameters) =>
            (await client.InvokeAsync(V2, Path(target), method, parameters, CancellationToken.None)).ReturnValue;

        switch (random.Next(8))
        {
            case 0:
                return (await client.Vms(
                    "DefineSystem",
                    Text("SystemSettings", Embedded("Msvm_VirtualSystemSettingData", Text("ElementName", Pick(s_names)), Text("VirtualSystemSubType", Pick(s_types)))),
                    Texts("ResourceSettings", random.Next(2) == 0 ? [] : [Embedded(Pick(["Msvm_SyntheticEthernetPortSettingData", "Msvm_EmulatedEthernetPortSettingData", Allocation, Vlan]), Text("ElementName", Pick(s_names)))]))).ReturnValue;
            case 1 when random.Next(4) == 0:
                return (await client.Vms("DestroySystem", Reference("AffectedSystem", Path(await Any(Pick(["Msvm_ComputerSystem", "Msvm_VirtualEthernetSwitch"])))))).ReturnValue;
            case 2:
                return await Invoke(await Any("Msvm_ComputerSystem"), "RequestStateChange", new CimField("RequestedState", CimDataType.UInt16, Pick<ushort>([0, 2, 3, 4, 6, 9, 10, 11, 65535])));
            case 3:
                return await Invoke(await Any("Msvm_ShutdownComponent"), Pick(["InitiateShutdown", "InitiateReboot", "InitiateHibernate"]));
            case 4:
                return await Invoke(await Any(Extension), "RequestStateChange", new CimField("RequestedState", CimDataType.UInt16, Pick<ushort>([0, 2, 3, 4, 65535])));
            case 5:
                CimRecord guest = await Any(Guest);
                return (await client.Vms(
                    "SetGuestNetworkAdapterConfiguration",
                    Reference("ComputerSystem", Path(await Any("Msvm_ComputerSystem"))),
                    Texts("NetworkConfiguration", Embedded(Guest, Text("InstanceID", guest.Text("InstanceID")), new CimField("DHCPEnabled", CimDataType.Boolean, random.Next(2) == 0), Texts("IPAddresses", [.. s_names.Take(random.Next(3))]), Texts("Subnets", [.. s_names.Take(random.Next(3))]))))).ReturnValue;
            case 6:
                CimRecord port = await Any(Allocation);
                return (await client.Switches("ModifyResourceSettings", Texts("ResourceSettings", Embedded(Allocation, Text("InstanceID", port.Text("InstanceID")), new CimField("EnabledState", CimDataType.UInt16, Pick<ushort>([0, 2, 3, 5])))))).ReturnValue;
            default:
                return (await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", Pick(s_names)))))).ReturnValue;
        }
    }

    // Every object that belongs to another has it, and every class still answers.
    private static async Task CheckAsync(ICimClient client)
    {
        HashSet<string> owners = [.. (await client.Live("CIM_VirtualSystemSettingData")).Select(s => s.Text("InstanceID")!)];
        Assert.All(await client.Live("CIM_EthernetPortAllocationSettingData"), s => Assert.Contains(string.Join('\\', s.Text("InstanceID")!.Split('\\')[..1]), owners));
        HashSet<string> systems = [.. (await client.All("CIM_ComputerSystem")).Select(s => s.Text("Name")!)];
        foreach (string className in new[] { Extension, "Msvm_EthernetPortData", "CIM_LogicalDevice" })
        {
            Assert.All(await client.All(className), r => Assert.Contains(r.Text("SystemName")!, systems));
        }

        foreach (string association in new[] { "Msvm_EthernetPortInfo", "Msvm_SettingDataComponent", "Msvm_HostedEthernetSwitchExtension", "Msvm_SystemDevice" })
        {
            await client.All(association);
        }

        await client.All(Guest);
    }
}
