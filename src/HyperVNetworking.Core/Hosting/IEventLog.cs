namespace HyperVNetworking.Hosting;

/// <summary>A log of the computer that a run is started from, where whoever watches it at night looks (site-rules E3).</summary>
public interface IEventLog
{
    /// <summary>Writes an entry. A log that cannot be written is no reason to fail: nothing is thrown.</summary>
    /// <param name="severity">How grave it is.</param>
    /// <param name="eventId">The number by which entries of this kind are found.</param>
    /// <param name="text">What happened.</param>
    void Write(EventSeverity severity, int eventId, string text);
}
