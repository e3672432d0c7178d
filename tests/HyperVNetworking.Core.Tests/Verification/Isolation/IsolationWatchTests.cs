using System;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

public sealed class IsolationWatchTests
{
    private static readonly IsolationOptions s_options = new();

    [Fact]
    public void After_any_random_change_the_watch_knows_what_a_full_check_finds()
    {
        int changes = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            NetworkDocument document = RandomRequirement.Make(seed);
            var random = new Random(seed);
            HostState[] hosts = [.. document.Hosts];
            IsolationWatch watch = IsolationWatch.Start(document, hosts, s_options);
            for (int i = 0; i < 4; i++)
            {
                int host = random.Next(hosts.Length);
                HostState changed = Change(hosts[host], random);
                changes += changed == hosts[host] ? 0 : 1;
                hosts[host] = changed;
                watch.Update(changed);
                IsolationReport full = IsolationCheck.JudgeExactly(document, hosts, s_options);
                Assert.Equal(full.Verdicts.Select(v => $"{v.Kind} {v.Tenant} {v.OtherTenant} {v.Outcome}"), watch.Outcomes.Select(o => $"{o.Kind} {o.Tenant} {o.OtherTenant} {o.Outcome}"));
                Assert.Equal(full.Verdicts.Select(v => v.ToString()), watch.Verdicts.Select(v => v.ToString()));
            }
        }

        Assert.True(changes > 80, $"{changes} changes");
    }

    [Fact]
    public void Only_the_tenants_in_the_domains_that_a_port_left_and_entered_are_judged_again()
    {
        NetworkDocument document = new()
        {
            Tenants = [.. Enumerable.Range(2, 50).Select(v => new Tenant { Name = $"T{v}", Members = [$"T{v}-*"] })],
            Hosts = [Host()],
        };
        IsolationWatch watch = IsolationWatch.Start(document, document.Hosts, s_options);
        Assert.True(watch.AllProven);

        VirtualMachine strayed = document.Hosts[0].Vms[0] with { Adapters = [document.Hosts[0].Vms[0].Adapters[0] with { Vlan = new PortVlan.Access(new VlanId(3)) }] };
        HostState changed = document.Hosts[0] with { Vms = document.Hosts[0].Vms.Replace(v => v.Name == strayed.Name, _ => strayed) };
        RequirementOutcome[] judged = [.. watch.Update(changed)];

        Assert.Equal(["T2", "T3"], judged.Select(o => o.Tenant).Distinct());
        Assert.Equal(Outcome.Violated, judged.Single(o => o is { Tenant: "T2", Kind: RequirementKind.Reach }).Outcome);
        Assert.False(watch.AllProven);
        Assert.All(watch.Update(document.Hosts[0]), o => Assert.Equal(Outcome.Proven, o.Outcome));
        Assert.True(watch.AllProven);
    }

    private static HostState Host() => new()
    {
        Name = "H",
        Switches = [new VirtualSwitch { Name = "Inside", Type = SwitchType.Private }],
        Vms = [.. Enumerable.Range(0, 100).Select(i => new VirtualMachine
        {
            Name = $"T{2 + (i / 2)}-{i}",
            Adapters = [new VmAdapter { Switch = "Inside", Vlan = new PortVlan.Access(new VlanId(2 + (i / 2))) }],
        })],
    };

    private static HostState Change(HostState host, Random random)
    {
        VirtualMachine[] vms = [.. host.Vms.Where(v => v.Adapters.Count > 0)];
        if (vms.Length == 0)
        {
            return host;
        }

        VirtualMachine vm = vms[random.Next(vms.Length)];
        VmAdapter adapter = vm.Adapters[0] with
        {
            Vlan = random.Next(3) == 0 ? PortVlan.None : new PortVlan.Access(new VlanId(random.Next(1, 7))),
            Switch = random.Next(4) == 0 ? host.Switches[random.Next(host.Switches.Count)].Name : vm.Adapters[0].Switch,
            Security = random.Next(10) == 0 ? AdapterSecurity.Default with { MacSpoofing = true } : vm.Adapters[0].Security,
        };
        VirtualMachine changed = vm with { Adapters = [adapter, .. vm.Adapters.Skip(1)] };
        return host with { Vms = host.Vms.Replace(v => ReferenceEquals(v, vm), _ => changed) };
    }
}
