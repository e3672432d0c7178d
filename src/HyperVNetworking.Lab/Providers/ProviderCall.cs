using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>One call of a method: the target is there, and every parameter is one that the schema has, of the type it says.</summary>
/// <param name="Host">The host.</param>
/// <param name="Options">The lab's choices.</param>
/// <param name="Target">The instance it is called on.</param>
/// <param name="Method">The method.</param>
/// <param name="Parameters">The in parameters that are not null.</param>
internal sealed record ProviderCall(
    LabHost Host,
    LabOptions Options,
    CimRecord Target,
    CimMethodDefinition Method,
    IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>A parameter that must be there.</summary>
    /// <typeparam name="T">Its .NET type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>Its value.</returns>
    public T Need<T>(string name) => Parameters.TryGetValue(name, out object? value)
        ? (T)value
        : throw Host.Fault.InvalidParameter($"{Method.Name} needs the parameter {name}.");

    /// <summary>The instances behind an array of references.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The instances.</returns>
    public IReadOnlyList<CimRecord> NeedInstances(string name) => [.. Need<CimPath[]>(name).Select(Instance)];

    /// <summary>The instance behind a reference.</summary>
    /// <param name="name">The parameter.</param>
    /// <returns>The instance.</returns>
    public CimRecord NeedInstance(string name) => Instance(Need<CimPath>(name));

    /// <summary>The instances in an array of embedded instances.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="baseClass">The class they must be of, or derive from.</param>
    /// <returns>Class and given properties of each.</returns>
    public IReadOnlyList<CimRecord> NeedEmbedded(string name, string baseClass)
    {
        string[] texts = Need<string[]>(name);
        return texts.Length > 0
            ? [.. texts.Select(t => EmbeddedInstance.Read(Host, name, t, baseClass))]
            : throw Host.Fault.InvalidParameter($"{Method.Name} needs at least one instance in {name}.");
    }

    private CimRecord Instance(CimPath path) => Host.Store.Find(path) ?? throw Host.Fault.NotFound(path.ToString());
}
