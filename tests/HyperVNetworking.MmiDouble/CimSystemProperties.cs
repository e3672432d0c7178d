namespace Microsoft.Management.Infrastructure;

public class CimSystemProperties
{
    internal CimSystemProperties(string nameSpace, string serverName, string className) => (Namespace, ServerName, ClassName) = (nameSpace, serverName, className);

    public string Namespace { get; }

    public string ServerName { get; }

    public string ClassName { get; }
}
