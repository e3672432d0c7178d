using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents;
using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Fabrics.Writing;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Fabrics;

/// <summary>Writes the lines that physical switches need so that a plan works, or that a document describes them rightly.</summary>
public static class SwitchConfigurationWriter
{
    /// <summary>The lines that let the ports carry what a plan needs. They add and take nothing away.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="existing">The fabric as it is.</param>
    /// <param name="options">How they are written.</param>
    /// <returns>The lines by switch.</returns>
    public static SwitchConfigurationSet ForPlan(NetworkPlan plan, Fabric existing, SwitchConfigurationOptions options)
    {
        var report = new ImportReport();
        var wanted = new List<(PortReference Port, PhysicalPort? Existing, PhysicalPort Wanted)>();
        foreach (TrunkRequirement need in plan.Trunks)
        {
            PhysicalPort? port = existing.FindPort(need.Port);
            if (NeededPort.Of(need, port, report) is PhysicalPort needed)
            {
                wanted.Add((need.Port, port, needed));
            }
        }

        return Write(wanted, existing, options, report, isNeed: true, isWhole: false);
    }

    /// <summary>The lines that make the switches what a document describes: all of them where no fabric is given, else what differs.</summary>
    /// <param name="wanted">The fabric as it should be.</param>
    /// <param name="existing">The fabric as it is; null writes every port.</param>
    /// <param name="options">How they are written.</param>
    /// <returns>The lines by switch.</returns>
    public static SwitchConfigurationSet ForFabric(Fabric wanted, Fabric? existing, SwitchConfigurationOptions options)
    {
        var ports = from s in wanted.Switches
                    from p in s.Ports
                    let reference = new PortReference(s.Name, p.Name)
                    select (reference, existing?.FindPort(reference), p);
        return Write([.. ports], wanted, options, new ImportReport(), isNeed: false, isWhole: existing is null);
    }

    private static SwitchConfigurationSet Write(IReadOnlyList<(PortReference Port, PhysicalPort? Existing, PhysicalPort Wanted)> ports, Fabric fabric, SwitchConfigurationOptions options, ImportReport report, bool isNeed, bool isWhole)
    {
        var written = new List<SwitchConfiguration>();
        foreach (IGrouping<string, (PortReference Port, PhysicalPort? Existing, PhysicalPort Wanted)> of in ports.GroupBy(p => p.Port.Switch, Names.Comparer))
        {
            if ((options.Dialect ?? PortDialect.Of(of.Select(p => p.Port.Port))) is not SwitchDialect dialect)
            {
                report.AddError(FabricErrorIds.SwitchDialectUnknown, $"physical switch {of.Key}", "The names of its ports do not tell whether it speaks NX-OS, IOS or OS10: give -SwitchDialect.");
                continue;
            }

            var lines = new SwitchLines(of.Key, dialect, fabric, options, report);
            foreach ((PortReference port, PhysicalPort? existing, PhysicalPort wanted) in of)
            {
                if (isNeed)
                {
                    lines.AddNeed(port, existing, wanted);
                }
                else
                {
                    lines.Add(port, existing, wanted);
                }
            }

            ValueList<string> text = lines.ToLines(isWhole).ToValueList();
            if (text.Count > 0)
            {
                written.Add(new SwitchConfiguration(of.Key, dialect, text));
            }
        }

        return new SwitchConfigurationSet { Configurations = written.ToValueList(), Findings = report.Findings.ToValueList(), Errors = report.Errors.ToValueList() };
    }
}
