using System;
using System.Collections.Concurrent;
using Microsoft.Management.Infrastructure.Options;

namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>The hosts that sessions can be opened to, by name.</summary>
public static class CimServers
{
    private static readonly ConcurrentDictionary<string, Func<CimSessionOptions, ICimServer>> s_servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts a host there; the options are those that a session is opened with, null for none.</summary>
    public static void Add(string computerName, Func<CimSessionOptions, ICimServer> connect) => s_servers[computerName] = connect;

    /// <summary>An error as a server raises it: the details are the properties of its CIM_Error.</summary>
    public static CimException Fault(NativeErrorCode code, string message, params (string Name, object Value, CimType Type)[] details)
    {
        var error = new CimInstance("CIM_Error", null);
        foreach ((string name, object value, CimType type) in details)
        {
            error.CimInstanceProperties.Add(CimProperty.Create(name, value, type, CimFlags.None));
        }

        return new CimException(code, message, error);
    }

    /// <summary>A property of a class.</summary>
    public static CimPropertyDeclaration Declare(string name, CimType type, bool isKey) => new DeclaredProperty(name, type, isKey ? CimFlags.Property | CimFlags.Key : CimFlags.Property);

    /// <summary>An instance as a server sends it.</summary>
    public static CimInstance Sent(string className, string nameSpace, string serverName) => new(className, nameSpace, serverName);

    internal static ICimServer Connect(string computerName, CimSessionOptions options) =>
        s_servers.TryGetValue(computerName ?? "localhost", out Func<CimSessionOptions, ICimServer> connect)
            ? connect(options)
            : throw Fault(NativeErrorCode.Failed, $"Nobody answers at {computerName}.", ("MessageId", "HRESULT 0x80338126", CimType.String));
}
