namespace HyperVNetworking.Lab;

/// <summary>What Modify does with a property that the embedded instance leaves out or sends as null. UNCONFIRMED (facts A3.3, E).</summary>
public enum OmittedProperty
{
    /// <summary>It keeps its value.</summary>
    Keep,

    /// <summary>It goes back to the class's default.</summary>
    Reset,
}
