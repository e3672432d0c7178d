using Microsoft.Management.Infrastructure.Doubles;

namespace Microsoft.Management.Infrastructure;

public abstract class CimProperty
{
    internal CimProperty()
    {
    }

    public abstract string Name { get; }

    public abstract object Value { get; set; }

    public abstract CimType CimType { get; }

    public abstract CimFlags Flags { get; }

    public static CimProperty Create(string name, object value, CimType type, CimFlags flags) => new StoredProperty(name, value, type, flags);
}
