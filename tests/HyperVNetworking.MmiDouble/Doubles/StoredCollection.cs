using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Management.Infrastructure.Generic;

namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>Items by name, which is found without case; one that is absent is null, one that is there twice an error.</summary>
internal sealed class StoredCollection<T> : CimKeyedCollection<T>
{
    private readonly List<T> _items = [];
    private readonly Func<T, string> _nameOf;
    private readonly Action _assertUsable;

    public StoredCollection(Func<T, string> nameOf, Action assertUsable = null)
    {
        _nameOf = nameOf;
        _assertUsable = assertUsable ?? (() => { });
    }

    public override int Count => Usable.Count;

    private List<T> Usable
    {
        get
        {
            _assertUsable();
            return _items;
        }
    }

    public override T this[string itemName] => Usable.FirstOrDefault(i => string.Equals(_nameOf(i), itemName, StringComparison.OrdinalIgnoreCase));

    public override void Add(T newItem)
    {
        if (this[_nameOf(newItem)] is not null)
        {
            throw CimServers.Fault(NativeErrorCode.AlreadyExists, $"{_nameOf(newItem)} is there already.");
        }

        _items.Add(newItem);
    }

    public override IEnumerator<T> GetEnumerator() => Usable.GetEnumerator();
}
