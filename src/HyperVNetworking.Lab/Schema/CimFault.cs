using HyperVNetworking.Hosting;

namespace HyperVNetworking.Lab;

/// <summary>The faults of a CIM server, with the names of their status codes (facts C1, NativeErrorCode).</summary>
/// <param name="hostName">The host, as the user named it.</param>
internal sealed class CimFault(string hostName)
{
    /// <summary>The namespace is not there.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <returns>The fault.</returns>
    public HostFaultException InvalidNamespace(string nameSpace) =>
        new(hostName, HostFaultKind.NotFound, $"InvalidNamespace: the host has no namespace {nameSpace}.");

    /// <summary>The class is not there.</summary>
    /// <param name="nameSpace">The namespace.</param>
    /// <param name="className">The class.</param>
    /// <returns>The fault.</returns>
    public HostFaultException InvalidClass(string nameSpace, string className) =>
        new(hostName, HostFaultKind.NotFound, $"InvalidClass: the namespace {nameSpace} has no class {className}.");

    /// <summary>The instance is not there.</summary>
    /// <param name="what">The instance.</param>
    /// <returns>The fault.</returns>
    public HostFaultException NotFound(string what) =>
        new(hostName, HostFaultKind.NotFound, $"NotFound: there is no {what}.");

    /// <summary>The instance is there already.</summary>
    /// <param name="message">What; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException AlreadyExists(string message) =>
        new(hostName, HostFaultKind.InvalidState, $"AlreadyExists: {message}");

    /// <summary>The object is in use or in a state that forbids the call; MI has no code of its own for it.</summary>
    /// <param name="message">What; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException InvalidOperation(string message) =>
        new(hostName, HostFaultKind.Failed, $"Failed: {message}");

    /// <summary>The class has no such method.</summary>
    /// <param name="className">The class.</param>
    /// <param name="method">The method.</param>
    /// <returns>The fault.</returns>
    public HostFaultException MethodNotFound(string className, string method) =>
        new(hostName, HostFaultKind.NotFound, $"MethodNotFound: the class {className} has no method {method}.");

    /// <summary>The class has no such property.</summary>
    /// <param name="className">The class.</param>
    /// <param name="property">The property.</param>
    /// <returns>The fault.</returns>
    public HostFaultException NoSuchProperty(string className, string property) =>
        new(hostName, HostFaultKind.InvalidParameter, $"NoSuchProperty: the class {className} has no property {property}.");

    /// <summary>A value has the wrong type.</summary>
    /// <param name="message">Which, and what it should be; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException TypeMismatch(string message) =>
        new(hostName, HostFaultKind.InvalidParameter, $"TypeMismatch: {message}");

    /// <summary>A value is not taken.</summary>
    /// <param name="message">Which, and why; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException InvalidParameter(string message) =>
        new(hostName, HostFaultKind.InvalidParameter, $"InvalidParameter: {message}");

    /// <summary>The query is not WQL as the host takes it.</summary>
    /// <param name="message">What is wrong with it; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException InvalidQuery(string message) =>
        new(hostName, HostFaultKind.InvalidParameter, $"InvalidQuery: {message}");

    /// <summary>The provider cannot do this.</summary>
    /// <param name="message">What; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException NotSupported(string message) =>
        new(hostName, HostFaultKind.NotSupported, $"NotSupported: {message}");

    /// <summary>The provider failed.</summary>
    /// <param name="message">What; a clause that ends the sentence.</param>
    /// <returns>The fault.</returns>
    public HostFaultException Failed(string message) =>
        new(hostName, HostFaultKind.Failed, $"Failed: {message}");
}
