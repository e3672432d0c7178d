using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>A plan, or its undo, as a PowerShell script of the inbox Hyper-V cmdlets or of System Center VMM, for who reads before running or may install nothing. Pure.</summary>
public static class NetworkScript
{
    /// <summary>Writes a script.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="undo">Whether to write what takes the plan back: the inverse of each step, newest first.</param>
    /// <param name="dialect">The cmdlets it is written in.</param>
    /// <returns>The script. Each step checks the value it finds: it makes what is not made yet, passes what is, and stops at what it does not expect. It can be run again.</returns>
    public static string Write(NetworkPlan plan, bool undo, ScriptDialect dialect = ScriptDialect.Inbox)
    {
        if (dialect == ScriptDialect.Vmm)
        {
            return VmmScript.Write(plan, undo);
        }

        PlanStep[] steps = undo ? plan.Steps.Reverse().Select(s => s with { Change = s.Inverse }).ToArray() : plan.Steps.ToArray();
        var script = new StringBuilder();
        foreach (string line in Header(plan, steps, undo))
        {
            Line(script, line);
        }

        Line(script, ScriptFunctions.Text.Replace("\r\n", "\n"));
        InboxSteps.Write(script, steps, undo);
        return script.ToString();
    }

    private static IEnumerable<string> Header(NetworkPlan plan, PlanStep[] steps, bool undo)
    {
        string time = plan.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] hosts = steps.Select(s => s.Host).Distinct(Names.Comparer).ToArray();
        yield return Comment($"{(undo ? "Takes back the" : "The")} plan of {time}: {steps.Length} steps on {(hosts.Length == 0 ? "no host" : string.Join(", ", hosts))}.");
        yield return Comment("Needs the inbox modules Hyper-V, NetAdapter, NetTCPIP and, for NIC teams and QoS, NetLbfo and NetQos, and the rights of an administrator of these hosts. It can be run again: what is made already is passed.");
        yield return Comment("It has no journal and takes nothing back by itself; Invoke-NetworkPlan does. Add -Verbose to follow it.");
        foreach (string line in undo ? [] : Surroundings(plan))
        {
            yield return line;
        }
    }

    /// <summary>What suffers while a plan runs, and what the physical switches must carry for it, as comments.</summary>
    internal static IEnumerable<string> Surroundings(NetworkPlan plan)
    {
        foreach (RequirementGap gap in plan.Gaps)
        {
            yield return Comment($"While it runs, {gap}");
        }

        foreach (TrunkRequirement trunk in plan.Trunks)
        {
            string untagged = trunk.Untagged ? ", and untagged frames" : string.Empty;
            yield return Comment($"The {trunk.Port.Describe()} (to {trunk.ConnectedTo}) must carry VLANs {trunk.Tagged} tagged{untagged}; this script does not set it.");
        }
    }

    private static void Line(StringBuilder script, string text) => script.Append(text).Append('\n');
}
