namespace Microsoft.Management.Infrastructure;

public abstract class CimMethodResultBase
{
    internal CimMethodResultBase()
    {
    }
}
