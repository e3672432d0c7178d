using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Reporting;

/// <summary>
/// Which steps of a plan VMM can express, and why it cannot express the others. What stands on something that VMM does not make is not left to VMM either: an
/// adapter is set by one hand alone, so that it is never connected before its VLAN is known.
/// </summary>
internal sealed class VmmDivision
{
    private readonly PlanStep[] _steps;
    private readonly Dictionary<PlanStep, string> _beyond = [];
    private readonly Dictionary<PlanStep, VmmHostSwitch> _hostSwitches = [];
    private readonly List<VmmLogicalSwitch> _logicalSwitches = [];

    public VmmDivision(IEnumerable<PlanStep> steps)
    {
        _steps = steps.ToArray();
        foreach (PlanStep step in _steps)
        {
            if (VmmReason.Never(step.Change) is string reason)
            {
                _beyond[step] = reason;
            }
        }

        foreach (PlanStep step in _steps.Where(s => s.Change is HostChange.CreateSwitch && !_beyond.ContainsKey(s)))
        {
            Divide(step, ((HostChange.CreateSwitch)step.Change).Switch);
        }

        foreach (PlanStep step in _steps.Where(s => s.Change is HostChange.AddTeam && !_beyond.ContainsKey(s) && !_hostSwitches.Any(h => Names.Same(h.Key.Host, s.Host) && Names.Same(h.Value.Team, Team(s)))))
        {
            _beyond[step] = VmmReason.TeamOfItsOwn;
        }

        foreach (PlanStep step in _steps.Where(s => s.Change is HostChange.AddHostAdapter && !_beyond.ContainsKey(s)))
        {
            if (!_hostSwitches.Any(h => Names.Same(h.Key.Host, step.Host) && Names.Same(h.Value.Switch.Name, ((HostChange.AddHostAdapter)step.Change).Adapter.Switch)))
            {
                _beyond[step] = VmmReason.SwitchOfNobody;
            }
        }

        foreach (IGrouping<object, PlanStep> adapter in _steps.Where(IsPlacement).GroupBy(s => (object)(s.Host.ToUpperInvariant(), ((HostChange.AdapterChange)s.Change).Adapter)))
        {
            DivideAdapter(adapter.ToArray());
        }
    }

    /// <summary>The logical switches, in the order in which the plan makes them.</summary>
    public IReadOnlyList<VmmLogicalSwitch> LogicalSwitches => _logicalSwitches;

    /// <summary>What each step that makes an External virtual switch in VMM gives its host.</summary>
    public IReadOnlyDictionary<PlanStep, VmmHostSwitch> HostSwitches => _hostSwitches;

    /// <summary>Whether a step connects an adapter of a VM or sets its VLAN, which VMM does in one.</summary>
    public static bool IsPlacement(PlanStep step) => step.Change is HostChange.AdapterChange { Adapter.IsHostAdapter: false } and (HostChange.ConnectAdapter or HostChange.SetAdapterVlan);

    /// <summary>Why VMM does not make a step; null if it does.</summary>
    public string? WhyNot(PlanStep step) => _beyond.TryGetValue(step, out string? reason) ? reason : null;

    private void Divide(PlanStep step, VirtualSwitch made)
    {
        if (made.Type != SwitchType.External)
        {
            return;
        }

        PlanStep? team = _steps.FirstOrDefault(s => Names.Same(s.Host, step.Host) && s.Change is HostChange.AddTeam c && made.Uplinks.Count == 1 && (Names.Same(c.Team.Name, made.Uplinks[0]) || Names.Same(c.Team.Primary.Name, made.Uplinks[0])));
        if (team is not null && (WhyNot(team) ?? VmmReason.TouchedTeam(_steps, team)) is string reason)
        {
            _beyond[team] = reason;
            _beyond[step] = VmmReason.OnSuchTeam(Team(team));
            return;
        }

        NicTeam? ofSwitch = (team?.Change as HostChange.AddTeam)?.Team;
        string mode = made.IsEmbeddedTeam ? "EmbeddedTeam" : ofSwitch is null ? "NoTeam" : "Team";
        var logical = new VmmLogicalSwitch(made.Name, mode, made.BandwidthMode, made.SriovEnabled);
        VmmLogicalSwitch? known = _logicalSwitches.FirstOrDefault(s => Names.Same(s.Name, made.Name));
        if (known is not null && known with { Name = made.Name } != logical)
        {
            _beyond[step] = VmmReason.OtherSettings(made.Name);
            if (team is not null)
            {
                _beyond[team] = VmmReason.OtherSettings(made.Name);
            }

            return;
        }

        if (known is null)
        {
            _logicalSwitches.Add(logical);
        }

        string balancing = made.IsEmbeddedTeam ? made.LoadBalancing.ToString() : ofSwitch?.LoadBalancing.ToString() ?? "HostDefault";
        _hostSwitches[step] = new VmmHostSwitch(known ?? logical, (ofSwitch?.Mode ?? TeamingMode.SwitchIndependent).ToString(), balancing, ofSwitch is null ? made.Uplinks : ofSwitch.Members, ofSwitch?.Name);
    }

    private void DivideAdapter(PlanStep[] placement)
    {
        PlanStep first = placement[0];
        AdapterReference adapter = ((HostChange.AdapterChange)first.Change).Adapter;
        string? reason = (placement.Any(s => WhyNot(s) is not null) ? VmmReason.OneHand : null)
            ?? (_steps.Any(s => Names.Same(s.Host, first.Host) && s.Change is HostChange.SetAdapterIsolation c && c.Adapter == adapter) ? VmmReason.Isolation : null)
            ?? placement.Select(s => (s.Change as HostChange.ConnectAdapter)?.To).OfType<string>().Where(to => IsBeyond(first.Host, to)).Select(VmmReason.OnSuchSwitch).FirstOrDefault();
        foreach (PlanStep step in reason is null ? [] : placement)
        {
            _beyond[step] = WhyNot(step) ?? reason!;
        }
    }

    private bool IsBeyond(string host, string name) => Guid.TryParse(name, out _)
        || _beyond.Keys.Any(s => Names.Same(s.Host, host) && s.Change is HostChange.CreateSwitch c && Names.Same(c.Switch.Name, name));

    private static string Team(PlanStep step) => ((HostChange.AddTeam)step.Change).Team.Name;
}
