using System;
using System.Linq;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using HyperVNetworking.Reporting;

namespace HyperVNetworking.Core.Tests.Reporting;

/// <summary>Scripts as text; the Pester suite parses and runs them in a real PowerShell.</summary>
public sealed class NetworkScriptTests : PlanningTest
{
    private const string Switch = "a\u2019; b \u201A\u201B\u2018'\nInvoke-Owned \u2028# $(c) `";

    [Fact]
    public void Every_character_that_PowerShell_takes_for_a_single_quote_is_doubled()
    {
        string script = NetworkScript.Write(Good(Hostile()), undo: false);

        Assert.Contains("-Name 'a\u2019\u2019; b \u201A\u201A\u201B\u201B\u2018\u2018''\nInvoke-Owned \u2028# $(c) `' ", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_is_one_line_whatever_the_name()
    {
        string[] comments = NetworkScript.Write(Good(Hostile()), undo: false).Split('\n').Where(l => l.StartsWith("# Step", StringComparison.Ordinal)).ToArray();

        Assert.Contains(comments, c => c.Contains("virtual switch a\u2019; b \u201A\u201B\u2018' Invoke-Owned  # $(c) `: absent", StringComparison.Ordinal));
        Assert.Equal(Good(Hostile()).Steps.Count, comments.Length);
    }

    [Fact]
    public void Steps_stand_in_the_order_of_the_plan_and_their_undo_in_the_opposite_one()
    {
        NetworkPlan plan = Good(TwoHosts.Document);

        string[] steps = Titles(NetworkScript.Write(plan, undo: false), "# Step ");
        string[] undo = Titles(NetworkScript.Write(plan, undo: true), "# Undo of step ");

        Assert.Equal(plan.Steps.Select(s => $"{s.Number} on {s.Host}, {s.Change}"), steps);
        Assert.Equal(plan.Steps.Reverse().Select(s => $"{s.Number} on {s.Host}, {s.Inverse}"), undo);
    }

    [Fact]
    public void What_changes_the_management_path_and_what_suffers_is_said()
    {
        NetworkPlan plan = Good(TwoHosts.Document) with
        {
            Gaps = [new RequirementGap { Kind = HyperVNetworking.Verification.Isolation.RequirementKind.Reach, Tenant = "Sales", Requirement = "Every member hears every other.", AfterStep = 1, UntilStep = 2, Reason = "Because." }],
        };

        string script = NetworkScript.Write(plan, undo: false);

        Assert.Contains("# Careful: this changes what the host is managed over", script, StringComparison.Ordinal);
        Assert.Contains("# While it runs, after step 1 until step 2: Every member hears every other.\n", script, StringComparison.Ordinal);
        Assert.Contains("# The physical switch SwitchA port 1 (to Host1 physical NIC P-NIC1) must carry VLANs 2-4 tagged; this script does not set it.\n", script, StringComparison.Ordinal);
    }

    private static string[] Titles(string script, string start) => script.Split('\n')
        .Where(l => l.StartsWith(start, StringComparison.Ordinal))
        .Select(l => l[start.Length..])
        .ToArray();

    private static NetworkDocument Hostile() => TwoHosts.Document.With("Host1", h => h with { NewSwitches = new NewSwitchNames { External = Switch } });
}
