using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Cim.Changes;

/// <summary>Runs calls side by side, but never so many that a host pushes back.</summary>
internal static class BoundedParallel
{
    private const int Limit = 8;

    /// <summary>Runs an action for each item; after a failure nothing new starts, and what runs is waited for.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Starts nothing more.</param>
    /// <returns>A task that ends when all have ended.</returns>
    public static async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> action, CancellationToken cancellationToken)
    {
        using IEnumerator<T> next = items.GetEnumerator();
        var gate = new object();
        bool failed = false;

        bool TryTake(out T item)
        {
            lock (gate)
            {
                bool taken = !failed && next.MoveNext();
                item = taken ? next.Current : default!;
                return taken;
            }
        }

        async Task WorkAsync()
        {
            try
            {
                while (TryTake(out T item))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await action(item);
                }
            }
            catch
            {
                lock (gate)
                {
                    failed = true;
                }

                throw;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Limit).Select(_ => WorkAsync()));
    }
}
