using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using static HyperVNetworking.Reporting.PowerShellText;

namespace HyperVNetworking.Reporting;

/// <summary>
/// A way back as a PowerShell script that a host runs on itself, with the inbox cmdlets only. The connection may have dropped at any operation, so nothing is
/// taken for granted: each change is tried whatever became of the one before, what has its value already is passed, and what failed is tried again. Pure.
/// </summary>
public static class WayBackScript
{
    // Stands for the host while the changes are written, and can be told from every name; the script itself asks no other computer, for the network may be gone.
    private const string Here = "\u0001here\u0001";

    /// <summary>Writes a script.</summary>
    /// <param name="wayBack">The way back; or changes that a host makes by itself because they would cut the connection half-way.</param>
    /// <param name="taskPath">The folder of the scheduled task that runs it.</param>
    /// <param name="taskName">The task, which the script takes away as the last thing it does.</param>
    /// <param name="replaces">A task of that folder that the script ends first; null for none.</param>
    /// <returns>The script.</returns>
    public static string Write(WayBack wayBack, string taskPath, string taskName, string? replaces)
    {
        string task = $"-TaskPath {Quote(taskPath)} -TaskName {Quote(taskName)}";
        var script = new StringBuilder();
        script.Append(Local(ScriptFunctions.Text.Replace("\r\n", "\n")).Replace("[CmdletBinding()]\nparam()\n", string.Empty)).Append('\n');
        script.Append(Functions.Replace("\r\n", "\n").Replace("{task}", task)).Append('\n');
        if (replaces is not null)
        {
            script.Append($"Stop-ScheduledTask -TaskPath {Quote(taskPath)} -TaskName {Quote(replaces)} -ErrorAction SilentlyContinue\n");
            script.Append($"Unregister-ScheduledTask -TaskPath {Quote(taskPath)} -TaskName {Quote(replaces)} -Confirm:$false -ErrorAction SilentlyContinue\n");
        }

        for (int i = 0; i < wayBack.Changes.Count; i++)
        {
            Write(script, wayBack.Changes[i], ScriptedChangeHere(wayBack.Changes[i]), i + 1);
        }

        return script.Append(Ending.Replace("\r\n", "\n").Replace("{task}", task).Replace("{run}", Quote($"HyperVNetworking run {wayBack.ChangeId}, {taskName}:"))).Append('\n').ToString();
    }

    private static ScriptedChange ScriptedChangeHere(HostChange change)
    {
        ScriptedChange made = ChangeScript.Of(change, Here);
        return new ScriptedChange(made.Find is null ? null : Local(made.Find), Local(made.Value), made.From, made.To, [.. made.Commands.Select(Local)]);
    }

    // Without the parameter a cmdlet means the computer that it runs on; the functions hand their first argument to nobody.
    private static string Local(string text) => text
        .Replace(" -CimSession $ComputerName", string.Empty)
        .Replace(" -ComputerName $ComputerName", string.Empty)
        .Replace($" -CimSession {Quote(Here)}", string.Empty)
        .Replace($" -ComputerName {Quote(Here)}", string.Empty)
        .Replace(Quote(Here), "'.'");

    // What is to be made anew is made where it is absent only: a second one of that name would be worse than none.
    private static void Write(StringBuilder script, HostChange change, ScriptedChange scripted, int number)
    {
        string needed = scripted.From == "'absent'" ? $"$value -eq {scripted.From}" : $"$value -ne {scripted.To}";
        script.Append($"$steps += ,@({Quote($"{number}. {change}")}, {{\n");
        if (scripted.Find is not null)
        {
            script.Append($"    {scripted.Find}\n");
        }

        script.Append($"    $value = [string]{scripted.Value}\n    if ({needed}) {{\n");
        foreach (string command in scripted.Commands)
        {
            script.Append($"        {command}\n");
        }

        script.Append("    }\n})\n");
    }

    private const string Functions = """
        $steps = @()
        # Taken away meanwhile: the change holds, and nothing is to be done.
        if (-not (Get-ScheduledTask {task} -ErrorAction SilentlyContinue)) { return }
        """;

    private const string Ending = """
        $failed = @()
        for ($pass = 1; $pass -le 3; $pass++) {
            $failed = @()
            $planVms = @{}
            foreach ($step in $steps) {
                try { . $step[1] } catch { $failed += "$($step[0]): $_" }
            }
            if ($failed.Count -eq 0) { break }
            Start-Sleep -Seconds 5
        }
        $text = if ($failed.Count -eq 0) { 'all changes made by this host itself hold.' } else { "this host could not make all changes by itself: $($failed -join '; ')" }
        try {
            $log = New-Object Diagnostics.EventLog 'Application', '.', 'HyperVNetworking'
            $log.WriteEntry({run} + ' ' + $text, $(if ($failed.Count -eq 0) { 'Warning' } else { 'Error' }), 4)
        } catch { }
        Unregister-ScheduledTask {task} -Confirm:$false -ErrorAction SilentlyContinue
        """;
}
