namespace HyperVNetworking.Model;

/// <summary>Something that an admin should know, in one shape for every check.</summary>
public sealed record Finding
{
    /// <summary>The stable code, such as <c>SwitchNameDiffers</c>; documented in about_HyperVNetworking_Findings.</summary>
    public required string Code { get; init; }

    /// <summary>How much it matters.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The object, with its kind: <c>Host2 virtual switch Switch C</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The host it is about, if it is about one.</summary>
    public string? ComputerName { get; init; }

    /// <summary>What was found, as a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What should be.</summary>
    public string? Expected { get; init; }

    /// <summary>What is.</summary>
    public string? Actual { get; init; }

    /// <summary>Where the rule behind it comes from: the address of a document, or a section of the references; null where it is no rule of anybody's.</summary>
    public string? Source { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Suggestion { get; init; }
}
