using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Execution;

/// <summary>
/// Never cuts the branch it sits on (design 8): before steps touch a host's management path, the host gets a way back that it goes by itself unless it is taken away in
/// time. It is laid anew, with its time beginning again, before each group of such steps; it is taken away only when the host answers and shows every step.
/// </summary>
internal sealed class WayBackGuard
{
    // What is not confirmed by then is left to the host: taking its way back away must not cross its start.
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(5);

    // How long after its start a way back may take until the host is as it was.
    private static readonly TimeSpan s_returning = TimeSpan.FromSeconds(90);

    private readonly GuardedSteps _steps;
    private readonly RunLedger _ledger;
    private readonly RunOptions _options;
    private readonly ConfirmingRead _reads;
    private readonly Dictionary<string, ValueList<NetworkProfile>> _profiles = new(Names.Comparer);

    public WayBackGuard(GuardedSteps steps, RunLedger ledger, RunOptions options)
    {
        _steps = steps;
        _ledger = ledger;
        _options = options;
        _reads = new ConfirmingRead(options);
    }

    private DateTimeOffset Now => _options.Clock.UtcNow;

    /// <summary>Lays the way back on the host of a group, if the group needs one, and proves what the plan made before it takes anything away.</summary>
    /// <returns>False if the group must not be made.</returns>
    public Task<bool> ArmAsync(IHostSession session, IReadOnlyList<PlanStep> group, HostState last, CancellationToken cancellationToken)
    {
        string host = session.ComputerName;
        if (IsGuarded(group, session) && NewPath.FindMissing(group, _ledger.Attempted.Where(s => Names.Same(s.Host, host) && _ledger[s].Result == StepResult.Done), last) is string missing)
        {
            _ledger.Fault("NewPathNotProven", host, $"{host}: step {group[0].Number} was not made, for it takes a way to the host away, and the new one is not proven: {missing}.");
            return Task.FromResult(false);
        }

        return ArmAsync(session, group, duringUndo: false, cancellationToken);
    }

    /// <summary>Lays the way back on the host of a group, if the group needs one.</summary>
    /// <returns>False if it could not be laid: then the group must not be made.</returns>
    public async Task<bool> ArmAsync(IHostSession session, IReadOnlyList<PlanStep> group, bool duringUndo, CancellationToken cancellationToken)
    {
        string host = session.ComputerName;
        if (!IsGuarded(group, session))
        {
            return true;
        }

        try
        {
            try
            {
                await LayAsync(session, cancellationToken).ConfigureAwait(false);
            }
            catch (HostFaultException fault) when (fault.Kind is not HostFaultKind.AccessDenied)
            {
                // One more try: what is laid twice is there once.
                await LayAsync(session, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        catch (HostFaultException fault)
        {
            _ledger.Fault(
                "WayBackNotArmed",
                host,
                $"{fault.Message} Without a way back on the host itself nothing is changed that {host} is managed over, so {(duringUndo ? "step" : "the steps from")} {group[0].Number}{(duringUndo ? " was not taken back" : " on were not made")}: this account needs the right to register a scheduled task on {host}.",
                duringUndo);
            return false;
        }
        catch (OperationCanceledException e)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    /// <summary>What is known to be in the way of a way back, before anything is touched.</summary>
    public static IEnumerable<Refusal> Check(NetworkPlan plan, IReadOnlyList<HostState> states, IReadOnlyList<IHostSession> sessions, RunOptions options)
    {
        GuardedSteps guarded = GuardedSteps.Of(plan, states);
        foreach (IHostSession session in sessions.Where(s => guarded.IsOn(s.ComputerName)))
        {
            if (session.FindWayBackObstacle(guarded.WayBackOf(session.ComputerName, string.Empty, options.WayBackTimeout)) is string obstacle)
            {
                yield return new Refusal
                {
                    ErrorId = "WayBackTooLong",
                    ComputerName = session.ComputerName,
                    Message = $"{session.ComputerName}: changes what it is managed over, and its way back would not fit on it: {obstacle}. Make the change in several plans, those of the VMs for themselves.",
                };
            }
        }
    }

    /// <summary>Makes changes of a group and reads the host. With a way back on the host the connection may drop: what counts is that it returns in time and shows them.</summary>
    /// <exception cref="HostFaultException">The host refused, or did not answer in time.</exception>
    public async Task<HostState> ApplyAsync(IHostSession session, IReadOnlyList<PlanStep> group, Func<PlanStep, HostChange> change, CancellationToken cancellationToken)
    {
        HostChange[] changes = group.Select(change).ToArray();
        if (!IsGuarded(group, session))
        {
            return await ApplyAndReadAsync(session, changes, cancellationToken).ConfigureAwait(false);
        }

        HostFaultException? lost = null;
        try
        {
            await (changes.Any(IsCutOnTheWay) ? session.ApplyOnHostAsync(_ledger.ChangeId, changes, cancellationToken) : session.ApplyAsync(changes, cancellationToken)).ConfigureAwait(false);
        }
        catch (HostFaultException fault) when (fault.Kind is HostFaultKind.Unreachable or HostFaultKind.Timeout)
        {
            lost = fault;
        }

        HostState state = await _reads.OnceAsync(session, _ledger.Armed[session.ComputerName].Earliest - s_margin, cancellationToken).ConfigureAwait(false);
        if (lost is not null && !changes.All(c => ChangeCheck.IsDone(c, state)))
        {
            throw lost;
        }

        // A restart leaves no trace, so it is made once more.
        HostChange[] unseen = changes.Where(c => RdmaRestart.Follows(c, state)).ToArray();
        return lost is null || unseen.Length == 0 ? state : await ApplyAndReadAsync(session, unseen, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HostState> ApplyAndReadAsync(IHostSession session, IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        await session.ApplyAsync(changes, cancellationToken).ConfigureAwait(false);
        return await _reads.OnceAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the way back away from a host that has what it was given.</summary>
    /// <returns>False if the host goes back.</returns>
    public async Task<bool> ReleaseAsync(IHostSession session, CancellationToken cancellationToken)
    {
        string host = session.ComputerName;
        if (!_ledger.Armed.TryGetValue(host, out ArmedHost? armed))
        {
            return true;
        }

        try
        {
            if (await FindLostProfileAsync(session, armed, cancellationToken).ConfigureAwait(false) is string alias)
            {
                _ledger.Fault("FirewallProfileChanged", host, $"{host}: {alias} had the firewall profile of the domain before the change and has not got it back, so that remote management may be locked out; find out why the host does not meet its domain there.");
                return false;
            }

            if (Now < armed.Earliest - s_margin && await session.DisarmWayBackAsync(_ledger.ChangeId, cancellationToken).ConfigureAwait(false))
            {
                _ledger.Disarm(host);
                return true;
            }

            _ledger.Fault("WayBackStarted", host, $"{host}: was not confirmed within {_options.WayBackTimeout.TotalSeconds:0} s, so it goes its way back; if it needs more time, allow it (-ConfirmTimeout).");
            return false;
        }
        catch (Exception e) when (e is HostFaultException or OperationCanceledException)
        {
            _ledger.Fault(e, host, cancellationToken);
            return false;
        }
    }

    /// <summary>Meets a host whose way back was laid and not taken away: one that answers is worked on as ever, for another its return is awaited.</summary>
    /// <param name="session">The host.</param>
    /// <returns>Whether it has returned by itself.</returns>
    public async Task<bool> MeetAsync(IHostSession session)
    {
        string host = session.ComputerName;
        if (!_ledger.Armed.TryGetValue(host, out ArmedHost? armed))
        {
            return false;
        }

        (bool answered, ArmedWayBack? there) = await TryFindAsync(session).ConfigureAwait(false);
        if (answered && there is { IsRunning: false } && Now < armed.Earliest - s_margin)
        {
            return false;
        }

        bool fired = answered && there is null && Now >= armed.Earliest - s_margin;
        while (!(answered && there is null) && Now < armed.Latest + s_returning)
        {
            await _options.Clock.DelayAsync(TimeSpan.FromSeconds(2), CancellationToken.None).ConfigureAwait(false);
            (answered, there) = await TryFindAsync(session).ConfigureAwait(false);
            fired = answered && there is null;
        }

        if (answered && there is null)
        {
            _ledger.Disarm(host);
        }

        if (fired)
        {
            _ledger.Fault("ManagementPathLost", host, $"{host}: the change of what it is managed over was not confirmed in time, so the host went its way back by itself and answers again; see its step for what failed, and plan another way.", duringUndo: true);
        }
        else if (!answered)
        {
            _ledger.Fault("ManagementPathLost", host, $"{host}: does not answer since what it is managed over was changed. Its way back (scheduled task \\HyperVNetworking\\WayBack) was to start at {armed.Latest.UtcDateTime:HH:mm:ss}Z; if the host answers again, take the run back (Undo-NetworkChange), else look at its own screen.", duringUndo: true);
        }

        return fired;
    }

    /// <summary>The steps of a host that its way back takes back.</summary>
    public IEnumerable<PlanStep> StepsOn(string host) => _steps.On(host);

    /// <summary>Takes the way back away from a host that was taken back. If that fails, it starts, finds nothing to do and goes.</summary>
    public async Task ForgetAsync(IHostSession session)
    {
        string host = session.ComputerName;
        if (_ledger.Armed.ContainsKey(host))
        {
            try
            {
                await session.DisarmWayBackAsync(_ledger.ChangeId, CancellationToken.None).ConfigureAwait(false);
                _ledger.Disarm(host);
            }
            catch (HostFaultException fault)
            {
                _ledger.Fault("WayBackRemains", host, $"{fault.Message} The way back of this run is still on the host; it starts by itself, finds the host as it was, and goes.", duringUndo: true);
            }
        }
    }

    // A new team leaves its members without address until its team NIC has one, and so does a team NIC in another VLAN: the calls in between would not arrive.
    private static bool IsCutOnTheWay(HostChange change) => change is HostChange.AddTeam or HostChange.SetTeamNic;

    // A VM that moved is changed on a host that has other steps of its own.
    private bool IsGuarded(IEnumerable<PlanStep> group, IHostSession session) => _steps.Any(group.Where(s => Names.Same(s.Host, session.ComputerName)));

    private async Task LayAsync(IHostSession session, CancellationToken cancellationToken)
    {
        string host = session.ComputerName;
        if (!_profiles.ContainsKey(host))
        {
            _profiles[host] = await session.ReadProfilesAsync(cancellationToken).ConfigureAwait(false);
        }

        DateTimeOffset earliest = Now + _options.WayBackTimeout;
        _ledger.Arm(host, earliest, earliest);
        await session.ArmWayBackAsync(_steps.WayBackOf(host, _ledger.ChangeId, _options.WayBackTimeout), cancellationToken).ConfigureAwait(false);
        _ledger.Arm(host, earliest, Now + _options.WayBackTimeout);
    }

    private static async Task<(bool Answered, ArmedWayBack? There)> TryFindAsync(IHostSession session)
    {
        try
        {
            return (true, await session.FindWayBackAsync(CancellationToken.None).ConfigureAwait(false));
        }
        catch (HostFaultException)
        {
            return (false, null);
        }
    }

    // Windows may look for the domain anew, which takes it some seconds.
    private async Task<string?> FindLostProfileAsync(IHostSession session, ArmedHost armed, CancellationToken cancellationToken)
    {
        if (!_profiles.TryGetValue(session.ComputerName, out ValueList<NetworkProfile>? before) || !before.Any(p => p.IsDomain))
        {
            return null;
        }

        while (true)
        {
            ValueList<NetworkProfile> after = await session.ReadProfilesAsync(cancellationToken).ConfigureAwait(false);
            string? lost = before.Where(p => p.IsDomain).Select(p => p.InterfaceAlias).FirstOrDefault(a => after.Any(n => Names.Same(n.InterfaceAlias, a) && !n.IsDomain))
                ?? (after.Any(p => p.IsDomain) ? null : before.First(p => p.IsDomain).InterfaceAlias);
            if (lost is null || Now >= armed.Earliest - s_margin - s_margin)
            {
                return lost;
            }

            await _options.Clock.DelayAsync(TimeSpan.FromSeconds(2), cancellationToken).ConfigureAwait(false);
        }
    }
}
