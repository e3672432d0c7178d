namespace HyperVNetworking.Lab;

/// <summary>A fault that meets a method call inside the provider.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="ErrorCode">The provider's error code.</param>
internal sealed record MethodFault(LabFaultKind Kind, uint ErrorCode);
