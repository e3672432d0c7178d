namespace HyperVNetworking.Verification.Isolation;

/// <summary>What a port does to frames: which class a tag enters, and which tag a class leaves with. Tag 0 is untagged (and a priority tag, site-rules B5).</summary>
internal abstract class PortRule
{
    /// <summary>The setting that decides, in the words of its owner.</summary>
    public abstract string Setting { get; }

    /// <summary>The class that a frame gets on the way in.</summary>
    /// <param name="tag">The tag on the wire; 0 is none.</param>
    /// <param name="reading">How unset settings are read.</param>
    /// <returns>A class, or <see cref="FrameClasses.Dropped"/>.</returns>
    public abstract int Ingress(int tag, Reading reading);

    /// <summary>The tag that a frame gets on the way out.</summary>
    /// <param name="frameClass">The frame's class inside the device.</param>
    /// <param name="reading">How unset settings are read.</param>
    /// <returns>A tag, or <see cref="FrameClasses.Dropped"/>.</returns>
    public abstract int Egress(int frameClass, Reading reading);

    /// <summary>Says which VLANs the rule treats by themselves.</summary>
    /// <param name="vlans">Where to say it.</param>
    public virtual void Distinguish(VlanLikeness vlans)
    {
    }

    /// <summary>The assumption that lets a tag in, if it rests on one.</summary>
    /// <param name="tag">The tag on the wire.</param>
    /// <returns>A sentence, or null.</returns>
    public virtual string? Assumption(int tag) => null;
}
