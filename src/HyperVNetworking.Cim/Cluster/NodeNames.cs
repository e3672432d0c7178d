using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Cluster;

/// <summary>A cluster names its nodes without their domain, a user may name hosts with it: both must be one host.</summary>
/// <param name="computerName">The host as the user named it.</param>
/// <param name="serverName">The name that the host gives itself; null if it did not say.</param>
internal sealed class NodeNames(string computerName, string? serverName)
{
    private readonly string _domain = DomainOf(computerName);

    /// <summary>The name under which a node is a host.</summary>
    /// <param name="node">The name that the cluster gives it.</param>
    /// <returns>The name; null for null.</returns>
    public string? Of(string? node)
    {
        if (node is null)
        {
            return null;
        }

        if (Names.Same(node, serverName) || Names.Same(node, computerName) || Names.Same(node + _domain, computerName))
        {
            return computerName;
        }

        return node.IndexOf('.') < 0 ? node + _domain : node;
    }

    // An IP address has no domain; its first part is a number.
    private static string DomainOf(string name)
    {
        int dot = name.IndexOf('.');
        return dot <= 0 || int.TryParse(name.Substring(0, dot), out _) ? string.Empty : name.Substring(dot);
    }
}
