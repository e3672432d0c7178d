using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Fabrics.Assembly;
using HyperVNetworking.Fabrics.Reading;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Writing;

/// <summary>Collects the lines of one switch. What goes into a line is a number, a keyword, a name that the dialect knows or a text that was checked: no name of a document becomes a command.</summary>
internal sealed class SwitchLines(string name, SwitchDialect dialect, Fabric fabric, SwitchConfigurationOptions options, ImportReport report)
{
    private readonly List<(string Interface, string[] Lines)> _blocks = [];

    /// <summary>Adds what a port needs; a member of a port channel is set by its port channel.</summary>
    public void Add(PortReference port, PhysicalPort? existing, PhysicalPort wanted)
    {
        if (Target(port) is not InterfaceName target)
        {
            return;
        }

        InterfaceName? channel = target.Kind == InterfaceKind.PortChannel ? target : null;
        InterfaceName own = InterfaceName.Read(port.Port, dialect)!;
        var lines = new PortLines(dialect, options, why => Refuse(port, why), left => Left(port, left));
        string[] settings = [.. existing is null ? lines.Whole(wanted) : lines.Change(existing, wanted)];
        string[] join = existing is null && channel is not null ? [$"channel-group {channel.Number} mode active"] : [];
        Block((channel ?? own).Text, channel is null ? [.. lines.Head(existing, wanted), .. settings, .. lines.Tail(existing, wanted)] : settings);
        if (channel is not null)
        {
            Block(own.Text, [.. lines.Head(existing, wanted), .. join, .. lines.Tail(existing, wanted)]);
        }
    }

    /// <summary>Adds what a plan needs of a port: VLANs alone, and nothing is taken away.</summary>
    public void AddNeed(PortReference port, PhysicalPort? existing, PhysicalPort needed)
    {
        if (Target(port) is not InterfaceName target)
        {
            return;
        }

        var lines = new PortLines(dialect, options, why => Refuse(port, why), _ => { });
        if (existing is not null && existing.Mode != PhysicalPortMode.Undescribed)
        {
            Block(target.Text, [.. lines.Change(existing, needed)]);
            return;
        }

        report.Add(
            FabricFindingCodes.PortStateUnknown,
            FindingSeverity.Warning,
            port.Describe(),
            $"Nobody described the {port.Describe()}: its lines add the VLANs to whatever passes there now, which may be all.",
            "Read the configuration of the switch (Import-NetworkFabric) and plan again.");
        Block(target.Text, [.. lines.Added(needed)]);
    }

    /// <summary>The lines, under the name of the switch where they are all of it.</summary>
    public IEnumerable<string> ToLines(bool isWhole)
    {
        if (_blocks.Count == 0)
        {
            return [];
        }

        string[] head = isWhole && IsWord(name) ? [$"hostname {name}"] : [$"! physical switch {Quoted.Visible(name)}"];
        return head.Concat(_blocks
            .OrderBy(b => b.Interface.StartsWith("port-channel", System.StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .SelectMany(b => new[] { $"interface {b.Interface}" }.Concat(b.Lines.Select(l => $"  {l}"))));
    }

    // What has the settings of a port: itself, or its port channel.
    private InterfaceName? Target(PortReference port)
    {
        if (InterfaceName.Read(port.Port, dialect) is not { Kind: InterfaceKind.Port } own)
        {
            Refuse(port, $"{Quoted.Of(port.Port)} is no port that {dialect} knows");
            return null;
        }

        LinkAggregation? lag = fabric.Lags.FirstOrDefault(l => l.Ports.Contains(port));
        InterfaceName? target = lag is null ? own : InterfaceName.Read(lag.Name, dialect);
        if (lag is null || target?.Kind == InterfaceKind.PortChannel)
        {
            return target;
        }

        Refuse(port, $"it is in link aggregation {Quoted.Of(lag.Name)}, whose number on the switch is not known");
        return null;
    }

    private void Block(string on, string[] lines)
    {
        if (lines.Length > 0 && !_blocks.Any(b => Names.Same(b.Interface, on) && b.Lines.SequenceEqual(lines)))
        {
            _blocks.Add((on, lines));
        }
    }

    private void Refuse(PortReference port, string why) => report.Add(
        FabricFindingCodes.PortNotWritable,
        FindingSeverity.Warning,
        port.Describe(),
        $"No line is written for the {port.Describe()}: {why}.",
        "Set it yourself, or describe it otherwise in the document.");

    private void Left(PortReference port, string what) => report.Add(
        FabricFindingCodes.SettingLeftOnPort,
        FindingSeverity.Information,
        port.Describe(),
        $"The {port.Describe()} keeps {what}, which the document does not list.",
        "Give -AllowRemoval to take it away.");

    private static bool IsWord(string text) => text.Length is > 0 and < 64 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.');
}
