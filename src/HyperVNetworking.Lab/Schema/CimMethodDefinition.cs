using System.Collections.Generic;

namespace HyperVNetworking.Lab;

/// <summary>A method of a class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsStatic">Whether it is called on the class and not on an instance.</param>
/// <param name="In">The in parameters by name.</param>
/// <param name="Out">The out parameters, the return value not among them.</param>
internal sealed record CimMethodDefinition(
    string Name,
    bool IsStatic,
    IReadOnlyDictionary<string, CimMember> In,
    IReadOnlyList<CimMember> Out);
