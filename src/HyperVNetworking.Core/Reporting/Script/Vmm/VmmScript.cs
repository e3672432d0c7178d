using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>A plan, or its undo, for System Center VMM, with a post-deployment part of inbox cmdlets for what VMM cannot express (site-rules F4). Pure.</summary>
internal static class VmmScript
{
    private const string Indent = "    ";

    /// <summary>Writes a script.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="undo">Whether to write what takes the plan back.</param>
    /// <returns>The script: each object and step is looked for first, so that it can be run again.</returns>
    public static string Write(NetworkPlan plan, bool undo)
    {
        var division = new VmmDivision(plan.Steps);
        PlanStep[] order = undo ? plan.Steps.Reverse().ToArray() : plan.Steps.ToArray();
        PlanStep[] vmm = order.Where(s => division.WhyNot(s) is null).ToArray();
        PlanStep[] beyond = order.Where(s => division.WhyNot(s) is not null).ToArray();
        var script = new StringBuilder();
        foreach (string line in Header(plan, vmm.Length, beyond.Length, undo))
        {
            Line(script, line);
        }

        Line(script, VmmFunctions.Parameters);
        Line(script, ScriptFunctions.Text.Replace("\r\n", "\n").Replace("[CmdletBinding()]\nparam()\n", string.Empty));
        Line(script, string.Empty);
        Line(script, VmmFunctions.Text);
        Line(script, string.Empty);
        Line(script, VmmAdapterFunctions.Text);
        if (undo)
        {
            Line(script, string.Empty);
            Line(script, VmmAdapterFunctions.Removal);
            PostDeployment(script, division, beyond, undo);
        }

        Line(script, string.Empty);
        Line(script, "if ($Part -ne 'PostDeployment') {");
        Line(script, Indent + "Get-SCVMMServer -ComputerName $VMMServer | Out-Null");
        var definitions = new VmmDefinitions(plan, division);
        foreach (string line in undo ? [] : definitions.Make())
        {
            Line(script, line.Length == 0 ? line : Indent + line);
        }

        VmmSteps.Write(script, division, vmm, undo, Indent);
        foreach (string line in undo ? definitions.Remove() : [])
        {
            Line(script, line.Length == 0 ? line : Indent + line);
        }

        Line(script, "}");
        if (!undo)
        {
            PostDeployment(script, division, beyond, undo);
        }

        return script.ToString();
    }

    private static IEnumerable<string> Header(NetworkPlan plan, int vmm, int beyond, bool undo)
    {
        string time = plan.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string split = $"{Number(vmm)} of its {Number(vmm + beyond)} steps in VMM, {Number(beyond)} by inbox cmdlets in the post-deployment part, since VMM cannot express them";
        yield return Comment($"{(undo ? "Takes back the" : "The")} plan of {time} for System Center Virtual Machine Manager: {split}.");
        yield return Comment("It was written from Microsoft's public documentation of the VirtualMachineManager cmdlets (System Center 2016) and never ran against a VMM server: read it, and try it where a mistake does no harm.");
        yield return Comment("Needs Windows PowerShell with the VMM console, hosts that VMM manages, and for the post-deployment part what the inbox dialect needs. It can be run again: what is made already is passed.");
        yield return Comment(undo
            ? "The post-deployment part goes first. Of logical networks, switches, profiles and VM networks it removes those that the script itself made (their description says so) and that nothing else uses."
            : "VMM runs each change as a job of its own and takes none back; 'Export-NetworkScript -Dialect Vmm -Undo' writes what does.");
        if (!undo)
        {
            yield return Comment("VMM names a virtual switch of a host after its logical switch, and moves VMs between hosts of the same logical switch only.");
            yield return Comment("VMM sets the VLAN of an adapter and connects it in one job; in which order is not documented, so a VM that runs may be untagged for a moment. Invoke-NetworkPlan sets the VLAN first.");
            foreach (string line in NetworkScript.Surroundings(plan))
            {
                yield return line;
            }
        }
    }

    private static void PostDeployment(StringBuilder script, VmmDivision division, PlanStep[] beyond, bool undo)
    {
        Line(script, string.Empty);
        if (beyond.Length == 0)
        {
            Line(script, Comment("There is no post-deployment part: VMM can express every step."));
            return;
        }

        Line(script, Comment($"Post-deployment: what VMM cannot express, with the inbox cmdlets on the hosts themselves. VMM may show such {(undo ? "ports" : "switches and adapters")} as not compliant, and remediation there would undo it."));
        Line(script, "if ($Part -ne 'Vmm') {");
        Dictionary<int, string> reasons = beyond.ToDictionary(s => s.Number, s => division.WhyNot(s)!);
        PlanStep[] steps = undo ? beyond.Select(s => s with { Change = s.Inverse }).ToArray() : beyond;
        InboxSteps.Write(script, steps, undo, Indent, s => $"VMM cannot express this: {reasons[s.Number]}");
        Line(script, "}");
    }

    private static void Line(StringBuilder script, string text) => script.Append(text.Replace("\r\n", "\n")).Append('\n');
}
