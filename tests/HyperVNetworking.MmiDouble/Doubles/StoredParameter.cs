namespace Microsoft.Management.Infrastructure.Doubles;

internal sealed class StoredParameter : CimMethodParameter
{
    private readonly CimProperty _property;

    public StoredParameter(CimProperty property) => _property = property;

    public override string Name => _property.Name;

    public override object Value
    {
        get => _property.Value;
        set => _property.Value = value;
    }

    public override CimType CimType => _property.CimType;

    public override CimFlags Flags => _property.Flags;
}
