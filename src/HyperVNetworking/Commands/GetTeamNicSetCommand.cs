using System.Linq;
using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Model;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Reads the NIC teams of hosts with their members and team NICs, whoever made them.</summary>
[Cmdlet(VerbsCommon.Get, "TeamNicSet")]
[OutputType(typeof(TeamNicSet))]
public sealed class GetTeamNicSetCommand : HostCmdlet
{
    /// <summary>The team; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TeamNameCompleter))]
    public string Team { get; set; } = "*";

    /// <inheritdoc/>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Session")]
    [ValidateNotNullOrEmpty]
    public override object[]? CimSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => AddTargets();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var pattern = new NamePattern(Team);
        ReadEach("Reading hosts", ConnectionsOrLocal(), (_, state) =>
        {
            foreach (NicTeam team in state.Teams.Where(t => pattern.IsMatch(t.Name)))
            {
                WriteObject(TeamNicSet.Of(state, team));
            }
        });
    }
}
