using System.Collections.Generic;

namespace HyperVNetworking.Hosting;

/// <summary>Where the journals of runs are kept: one a run, found again by the run's id.</summary>
public interface IJournal
{
    /// <summary>The place, for people: a folder.</summary>
    string Place { get; }

    /// <summary>The computer that writes, for who finds a trace of the run elsewhere.</summary>
    string Console { get; }

    /// <summary>The process that writes.</summary>
    int ProcessId { get; }

    /// <summary>The ids of all runs that have a journal here.</summary>
    /// <returns>The ids, oldest first.</returns>
    /// <exception cref="JournalException">The place cannot be read.</exception>
    IReadOnlyList<string> ChangeIds();

    /// <summary>Makes the journal of a new run and opens it for writing.</summary>
    /// <param name="changeId">The run.</param>
    /// <returns>The empty journal; until it is disposed nobody else can open it.</returns>
    /// <exception cref="JournalException">It cannot be made, or is there already.</exception>
    IJournalFile Create(string changeId);

    /// <summary>Opens the journal of a run for writing on.</summary>
    /// <param name="changeId">The run.</param>
    /// <returns>The journal; until it is disposed nobody else can open it.</returns>
    /// <exception cref="JournalException">There is none, it cannot be opened, or its run is still at work.</exception>
    IJournalFile Open(string changeId);

    /// <summary>Reads the journal of a run; one that is at work may be read too.</summary>
    /// <param name="changeId">The run.</param>
    /// <returns>What is written.</returns>
    /// <exception cref="JournalException">There is none, or it cannot be read.</exception>
    byte[] Read(string changeId);

    /// <summary>Whether some process has the journal open for writing: its run is at work.</summary>
    /// <param name="changeId">The run.</param>
    /// <returns>True if it has.</returns>
    bool IsInUse(string changeId);
}
