using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Writing;

/// <summary>The lines below one <c>interface</c>. A port becomes a trunk last, so that no VLAN passes it meanwhile that should not.</summary>
internal sealed class PortLines(SwitchDialect dialect, SwitchConfigurationOptions options, Action<string> refuse, Action<string> left)
{
    // IOS cuts lines of lists at about 80 characters; all dialects take this.
    private const int LongestList = 70;
    private const int LongestDescription = 200;

    private bool IsOs10 => dialect == SwitchDialect.Os10;

    /// <summary>What comes before the VLANs.</summary>
    public IEnumerable<string> Head(PhysicalPort? existing, PhysicalPort wanted)
    {
        if (wanted.Description is not string text || text == existing?.Description)
        {
            yield break;
        }

        // A terminal takes a question mark for a call for help, and an end of line for the next command.
        bool isPlain = text.Length is > 0 and <= LongestDescription && text.Trim() == text && text.All(c => c is >= ' ' and <= '~' and not ('?' or '"'));
        if (isPlain)
        {
            yield return IsOs10 && text.Contains(' ') ? $"description \"{text}\"" : $"description {text}";
        }
        else
        {
            refuse("its description holds what a switch would not take as text");
        }
    }

    /// <summary>What comes after the VLANs.</summary>
    public IEnumerable<string> Tail(PhysicalPort? existing, PhysicalPort wanted)
    {
        if (existing is null || existing.Shutdown == wanted.Shutdown)
        {
            return existing is null ? [wanted.Shutdown ? "shutdown" : "no shutdown"] : [];
        }

        if (wanted.Shutdown && !options.AllowRemoval)
        {
            left("the link up");
            return [];
        }

        return [wanted.Shutdown ? "shutdown" : "no shutdown"];
    }

    /// <summary>All lines that put a port into its VLANs.</summary>
    public IEnumerable<string> Whole(PhysicalPort wanted)
    {
        if (Obstacle(wanted) is string why)
        {
            refuse(why);
            return [];
        }

        return wanted.Mode switch
        {
            PhysicalPortMode.Routed => ["no switchport"],
            PhysicalPortMode.Access => [.. Switchport(), "switchport mode access", $"switchport access vlan {wanted.Vlan}", .. Voice(wanted)],
            PhysicalPortMode.Trunk => [.. Switchport(), .. Trunk(wanted)],
            _ => [],
        };
    }

    /// <summary>The lines that make one port of another; a setting that stays has none.</summary>
    public IEnumerable<string> Change(PhysicalPort existing, PhysicalPort wanted)
    {
        if (wanted.Mode != existing.Mode || wanted.PrivateVlan != existing.PrivateVlan)
        {
            return Whole(wanted);
        }

        if (Obstacle(wanted) is string why)
        {
            refuse(why);
            return [];
        }

        return wanted.Mode switch
        {
            PhysicalPortMode.Access => [.. wanted.Vlan == existing.Vlan ? [] : new[] { $"switchport access vlan {wanted.Vlan}" }, .. wanted.VoiceVlan == existing.VoiceVlan ? [] : Voice(wanted)],
            PhysicalPortMode.Trunk => [.. wanted.Native == existing.Native ? [] : Native(wanted), .. Widened(existing, wanted)],
            _ => [],
        };
    }

    /// <summary>The lines that add VLANs to a port of which nothing is known.</summary>
    public IEnumerable<string> Added(PhysicalPort needed) => IsOs10
        ? ["switchport mode trunk", .. Chunks(needed.Allowed).Select(l => $"switchport trunk allowed vlan {l}")]
        : [.. Chunks(needed.Allowed).Select(l => $"switchport trunk allowed vlan add {l}"), "switchport mode trunk"];

    private IEnumerable<string> Widened(PhysicalPort existing, PhysicalPort wanted)
    {
        VlanSet more = Listed(wanted).Except(Listed(existing));
        VlanSet less = Listed(existing).Except(wanted.Allowed);

        if (!less.IsEmpty && !options.AllowRemoval)
        {
            left($"VLAN {less}");
            less = VlanSet.Empty;
        }

        return Chunks(more).Select(list => IsOs10 ? $"switchport trunk allowed vlan {list}" : $"switchport trunk allowed vlan add {list}")
            .Concat(Chunks(less).Select(list => IsOs10 ? $"no switchport trunk allowed vlan {list}" : $"switchport trunk allowed vlan remove {list}"));
    }

    private IEnumerable<string> Trunk(PhysicalPort wanted)
    {
        string[] lists = Chunks(Listed(wanted)).ToArray();
        if (IsOs10)
        {
            return ["switchport mode trunk", .. Native(wanted), .. lists.Select(l => $"switchport trunk allowed vlan {l}")];
        }

        string first = wanted.Allowed.Equals(VlanSet.All) ? "all" : lists.Length == 0 ? "none" : lists[0];
        return
        [
            .. Native(wanted),
            $"switchport trunk allowed vlan {first}",
            .. first == "all" ? [] : lists.Skip(1).Select(l => $"switchport trunk allowed vlan add {l}"),
            "switchport mode trunk",
        ];
    }

    // The native VLAN passes a trunk of OS10 without being listed.
    private VlanSet Listed(PhysicalPort port) => IsOs10 && port.Native is VlanId native ? port.Allowed.Except(VlanSet.Of(native.Value)) : port.Allowed;

    private string[] Native(PhysicalPort wanted) => (IsOs10, wanted.Native) switch
    {
        (true, null) => ["no switchport access vlan"],
        (true, VlanId native) => [$"switchport access vlan {native}"],
        (false, VlanId native) => [$"switchport trunk native vlan {native}"],
        _ => [],
    };

    private string[] Voice(PhysicalPort wanted) => wanted.VoiceVlan is VlanId voice ? [$"switchport voice vlan {voice}"] : IsOs10 ? [] : ["no switchport voice vlan"];

    private string[] Switchport() => IsOs10 ? [] : ["switchport"];

    // Why a port cannot be written as it is wanted.
    private string? Obstacle(PhysicalPort wanted) =>
        wanted.PrivateVlan is not null ? "private VLANs of physical ports are not written"
        : wanted.Mode == PhysicalPortMode.Undescribed ? "nobody described its VLANs"
        : wanted is { Mode: PhysicalPortMode.Trunk, Native: null } && !IsOs10 ? "a trunk without a native VLAN has no command of its own here: leave an unused native VLAN out of its list"
        : wanted is { Mode: PhysicalPortMode.Trunk } && IsOs10 && wanted.Native is VlanId native && !wanted.Allowed.Contains(native) ? "the native VLAN of a trunk always passes on OS10"
        : wanted.VoiceVlan is not null && IsOs10 ? "voice VLANs of OS10 are not written"
        : null;

    // A list in pieces of a length that a terminal takes.
    private static IEnumerable<string> Chunks(VlanSet vlans)
    {
        var line = new StringBuilder();
        foreach (string piece in vlans.ToString().Split(',').Where(p => p.Length > 0))
        {
            if (line.Length + piece.Length >= LongestList)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? string.Empty : ",").Append(piece);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
