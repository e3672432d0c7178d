using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>One instance of an association, seen from one of its ends.</summary>
/// <param name="Role">The role of the end it is seen from.</param>
/// <param name="OtherRole">The role of the other end.</param>
/// <param name="Other">The other end.</param>
/// <param name="Index">Its place among the instances of its class.</param>
internal readonly record struct AssociationLink(string Role, string OtherRole, CimPath Other, int Index);
