using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>A CIM connection to one host. The seam: nothing above it knows whether a real host or the lab answers.</summary>
/// <remarks>Every call throws <see cref="HostFaultException"/> when the host does not answer or refuses, and <see cref="OperationCanceledException"/> when cancelled.</remarks>
public interface ICimClient : IDisposable
{
    /// <summary>The host as the user named it; error messages start with it.</summary>
    string ComputerName { get; }

    /// <summary>All instances of a class and of its subclasses; of a setting class also its <c>Microsoft:Definition</c> templates (facts A0).</summary>
    /// <param name="nameSpace">The namespace, such as <c>root\virtualization\v2</c>.</param>
    /// <param name="className">The class.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The instances.</returns>
    Task<IReadOnlyList<CimRecord>> EnumerateAsync(string nameSpace, string className, CancellationToken cancellationToken);

    /// <summary>The instances a WQL query selects.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="query">The query; values in it are escaped by <see cref="Wql"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The instances.</returns>
    Task<IReadOnlyList<CimRecord>> QueryAsync(string nameSpace, string query, CancellationToken cancellationToken);

    /// <summary>The instances associated with one.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="source">The instance.</param>
    /// <param name="associationClass">The association, or null for any.</param>
    /// <param name="resultClass">The class of the results, or null for any.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The instances.</returns>
    Task<IReadOnlyList<CimRecord>> AssociatorsAsync(string nameSpace, CimPath source, string? associationClass, string? resultClass, CancellationToken cancellationToken);

    /// <summary>One instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The instance.</returns>
    Task<CimRecord> GetAsync(string nameSpace, CimPath path, CancellationToken cancellationToken);

    /// <summary>Calls a method of an instance, or a static one where the path has no keys.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="target">The instance, or the class alone.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">The in parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Return value and out parameters.</returns>
    Task<CimMethodAnswer> InvokeAsync(string nameSpace, CimPath target, string method, IReadOnlyList<CimField> parameters, CancellationToken cancellationToken);

    /// <summary>Creates an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="instance">Its class and properties.</param>
    /// <param name="options">The provider's custom operation options, such as LBFO's <c>TeamMembers</c> (facts B1.2).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The instance as created.</returns>
    Task<CimRecord> CreateAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken);

    /// <summary>Modifies an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="instance">Its keys and the properties to change.</param>
    /// <param name="options">The provider's custom operation options.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is done.</returns>
    Task ModifyAsync(string nameSpace, CimRecord instance, IReadOnlyList<CimField> options, CancellationToken cancellationToken);

    /// <summary>Deletes an instance.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="path">Its class and keys.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when it is done.</returns>
    Task DeleteAsync(string nameSpace, CimPath path, CancellationToken cancellationToken);
}
