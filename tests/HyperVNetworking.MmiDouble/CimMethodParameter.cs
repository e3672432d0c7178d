using Microsoft.Management.Infrastructure.Doubles;

namespace Microsoft.Management.Infrastructure;

public abstract class CimMethodParameter
{
    internal CimMethodParameter()
    {
    }

    public abstract string Name { get; }

    public abstract object Value { get; set; }

    public abstract CimType CimType { get; }

    public abstract CimFlags Flags { get; }

    public static CimMethodParameter Create(string name, object value, CimType type, CimFlags flags) => new StoredParameter(new StoredProperty(name, value, type, flags));
}
