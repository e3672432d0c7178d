namespace Microsoft.Management.Infrastructure;

public abstract class CimPropertyDeclaration
{
    internal CimPropertyDeclaration()
    {
    }

    public abstract string Name { get; }

    public abstract CimType CimType { get; }

    public abstract CimFlags Flags { get; }
}
