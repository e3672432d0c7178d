namespace Microsoft.Management.Infrastructure.Doubles;

internal sealed class DeclaredProperty : CimPropertyDeclaration
{
    public DeclaredProperty(string name, CimType type, CimFlags flags) => (Name, CimType, Flags) = (name, type, flags);

    public override string Name { get; }

    public override CimType CimType { get; }

    public override CimFlags Flags { get; }
}
