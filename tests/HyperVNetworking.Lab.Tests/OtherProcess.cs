using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>A second process that uses a lab: this assembly, started as a program.</summary>
internal static class OtherProcess
{
    /// <summary>Connects adapters of one host: the lab's file, the host, and the VMs.</summary>
    public static async Task<int> Main(string[] args)
    {
        ICimClient client = NetworkLab.Open(args[0]).Connect(args[1]);
        foreach (string vm in args.Skip(2))
        {
            await SetVlan(client, vm, int.Parse(vm[2..], CultureInfo.InvariantCulture));
        }

        return 0;
    }

    /// <summary>Starts the process.</summary>
    public static Process Start(string lab, string host, IEnumerable<string> vms)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true };
        foreach (string argument in new[] { "exec", typeof(OtherProcess).Assembly.Location, lab, host }.Concat(vms))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Gives the connected adapter of a VM its first VLAN.</summary>
    public static async Task SetVlan(ICimClient client, string vm, int id)
    {
        CimMethodAnswer answer = await client.Vms(
            "AddFeatureSettings",
            Reference("AffectedConfiguration", Path((await client.ConnectionOf(vm))!)),
            Texts("FeatureSettings", AccessVlan(id)));
        if (answer.ReturnValue != 0)
        {
            throw new InvalidOperationException($"{vm}: {answer.ReturnValue}");
        }
    }
}
