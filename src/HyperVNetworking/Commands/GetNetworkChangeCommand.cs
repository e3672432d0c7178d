using System.Management.Automation;
using HyperVNetworking.Binding;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Execution;
using HyperVNetworking.Hosting;
using HyperVNetworking.Output;

namespace HyperVNetworking.Commands;

/// <summary>Lists the runs that have a journal, oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkChange")]
[OutputType(typeof(NetworkChange))]
public sealed class GetNetworkChangeCommand : NetworkCmdlet
{
    /// <summary>The runs, by id; all where it is not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChangeIdCompleter))]
    public string[]? ChangeId { get; set; }

    /// <summary>The folder of journals; that of the user's data where it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        FileJournal journal = JournalFolder.Of(this, JournalPath);
        try
        {
            if (ChangeId is null)
            {
                foreach (NetworkChange change in NetworkChange.List(journal, e => WriteError(CommandErrors.Journal(e, journal.Place))))
                {
                    WriteObject(change);
                }
            }
        }
        catch (JournalException e)
        {
            WriteError(CommandErrors.Journal(e, journal.Place));
        }

        foreach (string changeId in ChangeId ?? [])
        {
            try
            {
                WriteObject(NetworkChange.Find(journal, changeId));
            }
            catch (JournalException e)
            {
                WriteError(CommandErrors.Journal(e, changeId));
            }
        }
    }
}
