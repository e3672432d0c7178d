namespace Microsoft.Management.Infrastructure;

public abstract class CimProperty
{
    internal CimProperty() => throw null;

    public abstract string Name { get; }

    public abstract object Value { get; set; }

    public abstract CimType CimType { get; }

    public abstract CimFlags Flags { get; }

    public static CimProperty Create(string name, object value, CimType type, CimFlags flags) => throw null;
}
