namespace HyperVNetworking.Lab;

/// <summary>Which associations of an instance somebody asks for; null means any.</summary>
/// <param name="AssociationClass">The association or a base of it.</param>
/// <param name="ResultClass">The class of the results or a base of it.</param>
/// <param name="Role">The role of the instance that is asked about.</param>
/// <param name="ResultRole">The role of the results.</param>
internal sealed record AssociationFilter(string? AssociationClass, string? ResultClass, string? Role, string? ResultRole);
