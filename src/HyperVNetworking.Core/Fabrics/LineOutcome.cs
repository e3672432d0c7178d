namespace HyperVNetworking.Fabrics;

/// <summary>What became of a line of a switch configuration.</summary>
public enum LineOutcome
{
    /// <summary>The fabric says what the line says.</summary>
    Understood,

    /// <summary>Left out on purpose: it changes nothing of who hears whom at layer 2.</summary>
    Ignored,

    /// <summary>Neither: somebody must look at it.</summary>
    Reported,
}
