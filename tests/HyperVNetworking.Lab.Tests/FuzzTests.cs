using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Seeded, bounded runs of embedded instances that nobody would write.</summary>
public class FuzzTests
{
    private static readonly string[] s_types = ["uint8", "uint16", "uint32", "sint32", "string", "boolean", "datetime", "reference", "", "UINT16"];
    private static readonly string[] s_values = ["0", "1", "2", "3", "4094", "4095", "65535", "65536", "-1", "TRUE", "x", "", " 1", "1e3", "0x10", "&lt;", "]]&gt;"];

    [Fact]
    public async Task Random_embedded_instances_are_refused_or_obey_the_rules()
    {
        var random = new Random(20131);
        ICimClient client = Client(Host1);
        CimPath port = Path((await client.ConnectionOf("VM2"))!);
        string[] properties = [.. CimSchema.For(newest: false).Concrete(Vlan).Properties.Select(p => p.Name), "Nothing", ""];
        int accepted = 0;
        for (int i = 0; i < 1500; i++)
        {
            string text = Instance(random, properties);
            try
            {
                CimMethodAnswer answer = await client.Vms("AddFeatureSettings", Reference("AffectedConfiguration", port), Texts("FeatureSettings", text));
                if (answer.ReturnValue == 0)
                {
                    accepted++;
                    CimRecord made = Assert.Single(await client.Associated(port, "Msvm_EthernetPortSettingDataComponent", Vlan));
                    Obeys(made, text);
                    await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path(made)));
                }
            }
            catch (HostFaultException)
            {
            }
        }

        Assert.InRange(accepted, 20, 1400);
    }

    [Fact]
    public async Task Damaged_copies_of_a_good_instance_never_crash_the_host()
    {
        var random = new Random(7);
        ICimClient client = Client(Host1);
        CimPath port = Path((await client.ConnectionOf("VM2"))!);
        string good = AccessVlan(5);
        for (int i = 0; i < 600; i++)
        {
            char[] text = good.ToCharArray();
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                text[random.Next(text.Length)] = "<>\"/&'\0\uD800 a]"[random.Next(11)];
            }

            try
            {
                CimMethodAnswer answer = await client.Vms("AddFeatureSettings", Reference("AffectedConfiguration", port), Texts("FeatureSettings", new string(text)));
                if (answer.ReturnValue == 0)
                {
                    await client.Vms("RemoveFeatureSettings", References("FeatureSettings", Path((await client.Associated(port, "Msvm_EthernetPortSettingDataComponent", Vlan))[0])));
                }
            }
            catch (HostFaultException)
            {
            }
        }

        Assert.Equal(2, (await client.Live(Vlan)).Count);
    }

    [Fact]
    public async Task Random_values_in_every_feature_are_answered_and_never_break_the_host()
    {
        var random = new Random(42);
        ICimClient client = Client(Host1);
        CimPath port = Path((await client.ConnectionOf("VM2"))!);
        string[] values = ["0", "1", "2", "3", "4", "5", "100", "101", "4094", "4095", "TRUE", "FALSE", "x", "", "{89b28ea3-7f0e-4e3e-9f0d-111111111111}"];
        var taken = new HashSet<string>();
        foreach (CimClassDefinition type in PortFeature.All.Select(f => CimSchema.For(newest: false).Concrete(f.ClassName)))
        {
            for (int i = 0; i < 400; i++)
            {
                IEnumerable<string> parts = type.Properties.Where(_ => random.Next(3) == 0).Select(p => p.Type.IsArray()
                    ? $"<PROPERTY.ARRAY NAME=\"{p.Name}\" TYPE=\"{p.Type.Scalar().Name()}\"><VALUE.ARRAY/></PROPERTY.ARRAY>"
                    : $"<PROPERTY NAME=\"{p.Name}\" TYPE=\"{p.Type.Name()}\"><VALUE>{values[random.Next(values.Length)]}</VALUE></PROPERTY>");
                try
                {
                    CimMethodAnswer answer = await client.Vms("AddFeatureSettings", Reference("AffectedConfiguration", port), Texts("FeatureSettings", $"<INSTANCE CLASSNAME=\"{type.Name}\">{string.Concat(parts)}</INSTANCE>"));
                    if (answer.ReturnValue == 0)
                    {
                        taken.Add(type.Name);
                        await client.Vms("RemoveFeatureSettings", References("FeatureSettings", (CimPath[])answer.Out["ResultingFeatureSettings"]!));
                    }
                }
                catch (HostFaultException)
                {
                }
            }
        }

        // The offload setting is there already, and switch features do not go on a port.
        Assert.InRange(taken.Count, 3, PortFeature.All.Count(f => !f.IsForSwitch) - 1);
        Assert.DoesNotContain("Msvm_EthernetSwitchPortOffloadSettingData", taken);
        Assert.DoesNotContain(taken, t => PortFeature.Of(t)!.IsForSwitch);
    }

    [Fact]
    public async Task A_random_fault_plan_gives_the_same_answers_twice()
    {
        async Task<string[]> Run()
        {
            NetworkLab lab = NewLab(Host1);
            ICimClient client = lab.Connect("Host1");
            CimPath service = await client.Service("Msvm_VirtualSystemManagementService");
            CimPath port = Path((await client.ConnectionOf("VM2"))!);
            lab.Faults = LabFaultPlan.Random(5, ["Host1"], 200, 120);
            var answers = new List<string>();
            for (int i = 0; i < 90; i++)
            {
                try
                {
                    CimMethodAnswer answer = await client.InvokeAsync(V2, service, "AddFeatureSettings", [Reference("AffectedConfiguration", port), Texts("FeatureSettings", AccessVlan(5))], default);
                    answers.Add($"{answer.ReturnValue} {answer.Out["Job"]}");
                    foreach (CimRecord vlan in await client.Associated(port, "Msvm_EthernetPortSettingDataComponent", Vlan))
                    {
                        answers.Add((await client.InvokeAsync(V2, service, "RemoveFeatureSettings", [References("FeatureSettings", Path(vlan))], default)).ReturnValue.ToString(CultureInfo.InvariantCulture));
                    }
                }
                catch (HostFaultException e)
                {
                    answers.Add(e.Message);
                }
            }

            return [.. answers];
        }

        string[] first = await Run();

        Assert.Equal(first, await Run());
        Assert.True(first.Distinct().Count() > 8);
    }

    private static string Instance(Random random, string[] properties)
    {
        IEnumerable<string> parts = Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            string name = properties[random.Next(properties.Length)];
            string type = random.Next(2) == 0 ? (name is "OperationMode" or "PvlanMode" ? "uint32" : "uint16") : s_types[random.Next(s_types.Length)];
            string value = s_values[random.Next(s_values.Length)];
            return name.EndsWith("Array", StringComparison.Ordinal) || random.Next(12) == 0
                ? $"<PROPERTY.ARRAY NAME=\"{name}\" TYPE=\"{type}\"><VALUE.ARRAY><VALUE>{value}</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>"
                : $"<PROPERTY NAME=\"{name}\" TYPE=\"{type}\"><VALUE>{value}</VALUE></PROPERTY>";
        });
        return string.Create(CultureInfo.InvariantCulture, $"<INSTANCE CLASSNAME=\"{Vlan}\">{string.Concat(parts)}</INSTANCE>");
    }

    private static void Obeys(CimRecord made, string text)
    {
        Assert.IsType<uint>(made["OperationMode"]);
        Assert.IsType<ushort>(made["AccessVlanId"]);
        Assert.IsType<ushort[]>(made["TrunkVlanIdArray"]);
        Assert.True(made.Number("OperationMode") is 0 or 2 || made.Number("AccessVlanId") is >= 1 and <= 4094 || made.Number("PrimaryVlanId") is >= 1 and <= 4094, text);
    }
}
