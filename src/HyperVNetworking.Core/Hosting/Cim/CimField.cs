namespace HyperVNetworking.Hosting.Cim;

/// <summary>A property of a record, or a parameter of a method: a value that keeps its CIM type when it is null.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The CIM type.</param>
/// <param name="Value">The value, of exactly the .NET type that <see cref="CimDataType"/> names; or null.</param>
public sealed record CimField(string Name, CimDataType Type, object? Value);
