using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Validation;

/// <summary>Whether somebody is known by each member's text. Without hosts, or with one that was not read whole, nobody can tell, and nothing is said.</summary>
internal static class MemberRules
{
    public static void Check(NetworkDocument document, ReadContext context)
    {
        if (document.Hosts.Count == 0 || document.Hosts.Any(h => !h.Complete))
        {
            return;
        }

        string[] machines = document.Hosts.SelectMany(h => h.Vms).Select(v => v.Name)
            .Concat(document.Fabric.Switches.SelectMany(s => s.Ports).Select(p => p.Attached).OfType<string>())
            .ToArray();
        var known = new HashSet<string>(machines, Names.Comparer);
        known.UnionWith(document.Hosts.SelectMany(h => h.Vms.Select(v => $"{h.Name}/{v.Name}")));
        var directory = new Lazy<EndpointDirectory>(() => EndpointDirectory.Build(document.Hosts, document.Fabric));

        foreach (Tenant tenant in document.Tenants)
        {
            for (int i = 0; i < tenant.Members.Count && !context.Errors.IsFull; i++)
            {
                string member = tenant.Members[i];
                if (!known.Contains(member) && directory.Value.Resolve(member).Count == 0)
                {
                    context.Errors.Add(
                        DocumentErrorIds.UnknownMember,
                        context.NodeOf(tenant).At("members", i),
                        $"The member {Quoted.Of(member)} of tenant {Quoted.Of(tenant.Name)} is no VM of a host and no server attached to a port{Nearest.Question(member, machines)}");
                }
            }
        }
    }
}
