namespace HyperVNetworking.Hosting;

/// <summary>The stable ids of what can be wrong with a journal; explained in <c>about_HyperVNetworking_Findings</c>.</summary>
public static class JournalErrorIds
{
    /// <summary>It cannot be made or written on.</summary>
    public const string NotWritable = "JournalNotWritable";

    /// <summary>It cannot be read.</summary>
    public const string NotReadable = "JournalNotReadable";

    /// <summary>It is damaged in its middle.</summary>
    public const string Damaged = "JournalDamaged";

    /// <summary>It holds no whole record.</summary>
    public const string Empty = "JournalEmpty";

    /// <summary>There is no journal of that run.</summary>
    public const string ChangeNotFound = "ChangeNotFound";

    /// <summary>Its run is at work.</summary>
    public const string ChangeInProgress = "ChangeInProgress";
}
