using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>A QoS policy of the host itself (NetQosPolicy): what it matches, and the least share of the bandwidth that this gets (facts B3).</summary>
public sealed record QosPolicy
{
    /// <summary>The policy's name, unique on the host.</summary>
    public required string Name { get; init; }

    /// <summary>What it matches as a whole; excludes the conditions.</summary>
    public QosTemplate Template { get; init; }

    /// <summary>The transport that it matches.</summary>
    public QosProtocol Protocol { get; init; }

    /// <summary>The destination port that it matches, 1 to 65535; null for any.</summary>
    public int? DestinationPort { get; init; }

    /// <summary>The subnet of destinations that it matches, such as <c>192.0.2.0/24</c>; null for any.</summary>
    public string? DestinationPrefix { get; init; }

    /// <summary>The least share, 1 to 100, relative to the other policies; null if it guarantees none.</summary>
    public int? Weight { get; init; }

    /// <summary>Whether it matches by more, or does more, than is told here (user, program, source, priority, limit). Such a policy is somebody's own and is left alone.</summary>
    public bool HasMore { get; init; }

    /// <summary>What it matches, in one line.</summary>
    public string Match
    {
        get
        {
            string text = string.Join(" ", Conditions());
            return text.Length == 0 ? "nothing by itself" : text;
        }
    }

    /// <summary>Whether two policies match the same.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns>True if they do.</returns>
    public bool MatchesAs(QosPolicy other) =>
        Template == other.Template && Protocol == other.Protocol && DestinationPort == other.DestinationPort && Names.Same(DestinationPrefix, other.DestinationPrefix) && HasMore == other.HasMore;

    /// <summary>What tells a traffic class by its ports (site-rules F3): port 3343 is heartbeats only, and redirected CSV I/O is SMB.</summary>
    /// <param name="traffic">The traffic class: LiveMigration, Cluster, SMB, CSV, iSCSI or NFS, in any case, with or without blanks.</param>
    /// <returns>A policy of its name that matches it; null if its ports do not tell it.</returns>
    public static QosPolicy? KnownByPorts(string traffic)
    {
        var policy = new QosPolicy { Name = traffic };
        return traffic.Replace(" ", string.Empty).ToUpperInvariant() switch
        {
            "LIVEMIGRATION" => policy with { Template = QosTemplate.LiveMigration },
            "CLUSTER" => policy with { Protocol = QosProtocol.Udp, DestinationPort = 3343 },
            "SMB" or "CSV" => policy with { Template = QosTemplate.Smb },
            "ISCSI" => policy with { Template = QosTemplate.Iscsi },
            "NFS" => policy with { Template = QosTemplate.Nfs },
            _ => null,
        };
    }

    /// <summary>It in one line.</summary>
    /// <returns>Such as <c>weight 40 for udp port 3343</c>.</returns>
    public override string ToString() =>
        $"{(Weight is int weight ? string.Format(CultureInfo.InvariantCulture, "weight {0}", weight) : "no weight")} for {Match}{(HasMore ? " and more" : string.Empty)}";

    private IEnumerable<string> Conditions() => new[]
    {
        Template == QosTemplate.None ? null : $"template {Template}",
        Protocol == QosProtocol.None ? null : Protocol.ToString().ToLowerInvariant(),
        DestinationPort is int port ? string.Format(CultureInfo.InvariantCulture, "port {0}", port) : null,
        DestinationPrefix is null ? null : $"destination {DestinationPrefix}",
    }.OfType<string>();
}
