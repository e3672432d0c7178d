using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Verification.Isolation;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;
using Xunit;

namespace HyperVNetworking.Cim.Tests.Probes;

/// <summary>The engine walks a graph of the document, the lab floods what its hosts' CIM objects say: of every probe they must say the same.</summary>
public sealed class ProbeLawTests
{
    private const int Networks = 40;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_probe_of_a_network_with_every_feature_agrees_with_the_model(bool answerTravels)
    {
        (int heard, int notHeard) = (0, 0);
        foreach (int seed in Enumerable.Range(1, Networks * 3).Where(s => s % 3 != 0 && s % 5 != 0 && s % 7 != 0).Take(Networks))
        {
            ValueList<ProbeResult> results = await ProbeAsync(seed, RandomRequirement.Make(seed), answerTravels);
            heard += results.Count(r => r.Heard == true);
            notHeard += results.Count(r => r.Heard == false);
        }

        Assert.True(heard >= 30 && notHeard >= 500, $"too little was probed: {heard} heard, {notHeard} not heard");
    }

    [Fact]
    public async Task Every_probe_between_hosts_of_tenants_with_VLANs_agrees_with_the_model()
    {
        (int heard, int notHeard) = (0, 0);
        for (int seed = 1; seed <= Networks; seed++)
        {
            NetworkDocument document = WithVlans(Core.Tests.Generators.RandomNetwork.Of(seed).Document);
            ValueList<ProbeResult> results = await ProbeAsync(seed, document, answerTravels: true);
            heard += results.Count(r => r.Heard == true && r.Sender.Host != r.Receiver.Host);
            notHeard += results.Count(r => r.Heard == false && r.Sender.Host != r.Receiver.Host);
        }

        Assert.True(heard >= 30 && notHeard >= 200, $"too little was probed between hosts: {heard} heard, {notHeard} not heard");
    }

    private static async Task<ValueList<ProbeResult>> ProbeAsync(int seed, NetworkDocument document, bool answerTravels)
    {
        var lab = NetworkLab.Create(document, null);
        lab.Options = lab.Options with { ProbeAnswerTravels = answerTravels };
        ProbedLab probed = await ProbedLab.ProbeAsync(document, lab, maximum: 60);
        Assert.All(probed.Results, r => Assert.True(r.Agrees, $"network {seed}: {r.Sentence}"));
        Assert.Equal(probed.Judged.Verdicts.Select(v => v.Outcome), probed.Probed.Verdicts.Select(v => v.Outcome));
        return probed.Results;
    }

    // Every tenant has its VLAN, on the External switch where there is one, or two tenants share it.
    private static NetworkDocument WithVlans(NetworkDocument document) => document with
    {
        Hosts = document.Hosts.Select(h => h with
        {
            Vms = h.Vms.Select(v => v with
            {
                State = VmState.Running,
                Adapters = v.Adapters.Select(a => a with
                {
                    Kind = AdapterKind.Synthetic,
                    Switch = h.Switches.FirstOrDefault(s => s.Type == SwitchType.External)?.Name ?? a.Switch,
                    Isolation = null,
                    Vlan = new PortVlan.Access(new VlanId(100 + (TenantOf(document, h, v) % 4))),
                }).ToValueList(),
            }).ToValueList(),
        }).ToValueList(),
    };

    private static int TenantOf(NetworkDocument document, HostState host, VirtualMachine vm) =>
        document.Tenants.Select((t, i) => (Tenant: t, Index: i + 1)).FirstOrDefault(t => t.Tenant.Members.Any(m => m.StartsWith($"{host.Name}/{vm.Name}", System.StringComparison.Ordinal))).Index;
}
