using System;

namespace HyperVNetworking.Hosting;

/// <summary>The journal of one run, open for writing.</summary>
public interface IJournalFile : IDisposable
{
    /// <summary>Where it is, for people.</summary>
    string Path { get; }

    /// <summary>Reads it whole.</summary>
    /// <returns>What is written.</returns>
    /// <exception cref="JournalException">It cannot be read.</exception>
    byte[] Read();

    /// <summary>Writes at the end. When it returns, a power loss does not take it away.</summary>
    /// <param name="record">What to write.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    void Append(byte[] record);

    /// <summary>Cuts off the end that a dying process left half written.</summary>
    /// <param name="length">What is to stay.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    void Truncate(long length);

    /// <summary>Takes the journal of a run away that never began.</summary>
    void Discard();
}
