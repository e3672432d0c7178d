using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>A property of a class or a parameter of a method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its CIM type.</param>
/// <param name="ReferenceClass">For a reference: the class that it refers to, or to a subclass of it.</param>
internal sealed record CimMember(string Name, CimDataType Type, string? ReferenceClass)
{
    /// <summary>The field that says null; shared, because most properties of most instances are null.</summary>
    public CimField Null { get; } = new(Name, Type, null);
}
