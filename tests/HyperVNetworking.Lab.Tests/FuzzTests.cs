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
