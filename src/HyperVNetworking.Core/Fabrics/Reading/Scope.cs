using System;
using System.Collections.Generic;
using HyperVNetworking.Model;

namespace HyperVNetworking.Fabrics.Reading;

/// <summary>What the lines below a line are about.</summary>
internal abstract class Scope
{
    private Scope()
    {
    }

    /// <summary>Takes a line that belongs to the scope.</summary>
    /// <returns>What became of it, how many words named the command, and the scope of the lines below it; null if the scope has no such command.</returns>
    public abstract (LineVerdict Verdict, int Words, Scope Below)? Take(TextLine line, ReadSwitch into);

    /// <summary>Lines that share the verdict of the line above them.</summary>
    public sealed class Covered(LineVerdict verdict) : Scope
    {
        public override (LineVerdict Verdict, int Words, Scope Below)? Take(TextLine line, ReadSwitch into) =>
            (verdict.Outcome == LineOutcome.Reported && verdict.Reason == Reasons.NotKnown ? LineVerdict.Reported(Reasons.Below) : verdict, line.Words.Length, this);
    }

    /// <summary>The lines of one interface, or of the interfaces of a range.</summary>
    public sealed class Interfaces(IReadOnlyList<ReadInterface> interfaces) : Scope
    {
        public override (LineVerdict Verdict, int Words, Scope Below)? Take(TextLine line, ReadSwitch into)
        {
            if (InterfaceCommands.Table.Find(line) is not var (command, words))
            {
                return null;
            }

            var commandLine = new CommandLine(line, words, into);
            LineVerdict verdict = LineVerdict.Understood;
            foreach (ReadInterface on in interfaces)
            {
                verdict = command(commandLine, on);
            }

            return (verdict, words, verdict.CoversChildren ? new Covered(verdict) : this);
        }
    }

    /// <summary>The lines of a VLAN, or of a list of VLANs.</summary>
    public sealed class Vlans(VlanSet vlans) : Scope
    {
        private static readonly CommandTable<Func<CommandLine, ReadVlan, LineVerdict>> s_table = new(
        [
            ("name", (_, _) => LineVerdict.Ignored(Reasons.VlanName)),
            ("state", State),
            ("shutdown", (c, v) => Suspend(v, !c.IsNo)),
            ("private-vlan", PrivateVlanCommands.OfVlan),
            ("vn-segment", Maps),
            ("member vni", Maps),
            ("remote-span", (_, _) => LineVerdict.Reported(Reasons.Copies)),
            ("mode", (_, _) => LineVerdict.Reported(Reasons.OtherVlans)),
            ("mtu", (_, _) => LineVerdict.Ignored(Reasons.Wire)),
            ("media", (_, _) => LineVerdict.Ignored(Reasons.Wire)),
            ("ip", (_, _) => LineVerdict.Ignored(Reasons.Routing)),
            ("ipv6", (_, _) => LineVerdict.Ignored(Reasons.Routing)),
            ("service-policy", (_, _) => LineVerdict.Ignored(Reasons.Quality)),
        ]);

        public override (LineVerdict Verdict, int Words, Scope Below)? Take(TextLine line, ReadSwitch into)
        {
            if (s_table.Find(line) is not var (command, words))
            {
                return null;
            }

            var commandLine = new CommandLine(line, words, into);
            LineVerdict verdict = LineVerdict.Understood;
            foreach (VlanId vlan in vlans)
            {
                verdict = command(commandLine, into.Vlan(vlan));
            }

            return (verdict, words, this);
        }

        private static LineVerdict State(CommandLine command, ReadVlan vlan) => (command.IsNo ? "ACTIVE" : command.Rest.ToUpperInvariant()) switch
        {
            "SUSPEND" => Suspend(vlan, isSuspended: true),
            "ACTIVE" => Suspend(vlan, isSuspended: false),
            _ => LineVerdict.Reported(Reasons.NotRead),
        };

        private static LineVerdict Suspend(ReadVlan vlan, bool isSuspended)
        {
            vlan.IsSuspended = isSuspended;
            return LineVerdict.Understood;
        }

        private static LineVerdict Maps(CommandLine command, ReadVlan vlan)
        {
            command.Switch.MapsVlans |= !command.IsNo;
            return LineVerdict.Understood;
        }
    }

    /// <summary>The lines of a vPC or VLT domain.</summary>
    public sealed class Domain(ReadDomain domain) : Scope
    {
        public override (LineVerdict Verdict, int Words, Scope Below)? Take(TextLine line, ReadSwitch into)
        {
            string[] words = line.Words;
            string first = words[0].ToUpperInvariant();
            switch (first)
            {
                case "PEER-KEEPALIVE" when words.Length >= 3 && Names.Same(words[1], "destination"):
                    domain.Destination = words[2];
                    domain.Source = words.Length >= 5 && Names.Same(words[3], "source") ? words[4] : domain.Source;
                    break;
                case "BACKUP" when words.Length >= 3 && Names.Same(words[1], "destination"):
                    domain.Destination = words[2];
                    break;
                case "VLT-MAC" when words.Length == 2:
                    domain.Mac = words[1];
                    break;
                case "DISCOVERY-INTERFACE":
                    IReadOnlyList<InterfaceName> ports = InterfaceRange.Read(line.After(1), into.Dialect);
                    if (ports.Count == 0)
                    {
                        return (LineVerdict.Reported(Reasons.NotRead), 1, this);
                    }

                    domain.PeerPorts.AddRange(ports);
                    break;
                default:
                    return IsSetting(line) ? (LineVerdict.Ignored(Reasons.Pair), 1, this) : null;
            }

            return (LineVerdict.Understood, 1, this);
        }

        private static bool IsSetting(TextLine line) => line.Words[line.IsNo ? 1 : 0].ToUpperInvariant()
            is "ROLE" or "PEER-SWITCH" or "PEER-GATEWAY" or "PEER-ROUTING" or "PEER-ROUTING-TIMEOUT" or "DELAY" or "DELAY-RESTORE" or "DELAY-RESTORE-PORT" or "AUTO-RECOVERY" or "SYSTEM-PRIORITY" or "SYSTEM-MAC"
            or "LAYER3" or "IP" or "IPV6" or "GRACEFUL" or "DUAL-ACTIVE" or "TRACK" or "MODE" or "PRIMARY-PRIORITY" or "VLT-MAC" or "BACKUP" or "FAST-CONVERGENCE" or "VIRTUAL" or "MULTICAST" or "PEER-KEEPALIVE" or "FABRIC";
    }
}
