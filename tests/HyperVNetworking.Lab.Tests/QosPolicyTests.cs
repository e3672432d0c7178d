using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>QoS policies of the host as their provider makes and refuses them (facts B3).</summary>
public class QosPolicyTests
{
    private const string Policy = "MSFT_NetQosPolicySettingData";
    private readonly ICimClient _client = Client(new HostState { Name = "Host1", QosPolicies = [new QosPolicy { Name = "SMB", Template = QosTemplate.Smb, Weight = 30 }] });

    [Fact]
    public async Task Templates_and_single_ports_are_options_that_become_properties()
    {
        CimRecord live = await Create([Text("Name", "Live"), Weight(50)], new CimField("LiveMigration", CimDataType.Boolean, true));
        CimRecord cluster = await Create([Text("Name", "Cluster"), new CimField("IPProtocolMatchCondition", CimDataType.UInt32, 2u)], new CimField("IPDstPortMatchCondition", CimDataType.UInt16, (ushort)3343));

        Assert.Equal((6L, 50L, 7L, 127L), (live.Number("TemplateMatchCondition"), live.Number("MinBandwidthWeightAction"), live.Number("NetworkProfile"), live.Number("Precedence")));
        Assert.Equal((0L, 3343L, 3343L, 2L), (cluster.Number("TemplateMatchCondition"), cluster.Number("IPDstPortStartMatchCondition"), cluster.Number("IPDstPortEndMatchCondition"), cluster.Number("IPProtocolMatchCondition")));
    }

    [Theory]
    [InlineData("name", "AlreadyExists: the QoS policy smb exists.")]
    [InlineData("nothing", "InvalidParameter: the QoS policy P needs one template, or conditions.")]
    [InlineData("both", "InvalidParameter: the QoS policy P needs one template, or conditions.")]
    [InlineData("weight 0", "InvalidParameter: MinBandwidthWeightAction 0 is not within 1 to 100.")]
    [InlineData("FCoE", "InvalidParameter: a policy for FCoE needs PriorityValue8021Action.")]
    public async Task A_policy_that_cannot_be_is_refused(string what, string message)
    {
        var template = new CimField("SMB", CimDataType.Boolean, true);
        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => what switch
        {
            "name" => Create([Text("Name", "smb")], template),
            "nothing" => Create([Text("Name", "P")]),
            "both" => Create([Text("Name", "P"), Text("IPDstPrefixMatchCondition", "192.0.2.0/24")], template),
            "weight 0" => Create([Text("Name", "P"), Weight(0)], template),
            _ => Create([Text("Name", "P")], new CimField("FCOE", CimDataType.Boolean, true)),
        });

        Assert.Equal("Host1: " + message, fault.Message);
        Assert.Single(await _client.All(Policy, Standard));
    }

    [Fact]
    public async Task A_weight_is_changed_up_to_100()
    {
        CimRecord smb = (await _client.All(Policy, Standard)).Single();
        await _client.ModifyAsync(Standard, new CimRecord(Policy, [smb.Field("InstanceID")!, Weight(0)]), [], CancellationToken.None);

        await Assert.ThrowsAsync<HostFaultException>(() => _client.ModifyAsync(Standard, new CimRecord(Policy, [smb.Field("InstanceID")!, Weight(101)]), [], CancellationToken.None));
        Assert.Equal(0, (await _client.All(Policy, Standard)).Single().Number("MinBandwidthWeightAction"));
    }

    private static CimField Weight(byte weight) => new("MinBandwidthWeightAction", CimDataType.UInt8, weight);

    private Task<CimRecord> Create(CimField[] fields, params CimField[] options) => _client.CreateAsync(Standard, new CimRecord(Policy, fields), options, CancellationToken.None);
}
