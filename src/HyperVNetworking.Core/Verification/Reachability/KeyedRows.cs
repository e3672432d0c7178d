using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Verification.Reachability;

/// <summary>Who hears whom in one network, by keys that find an endpoint again in another. Endpoints that send alike share one row.</summary>
internal sealed class KeyedRows
{
    private readonly ReachabilityMatrix _matrix;
    private readonly string[] _keys;
    private readonly Dictionary<Endpoint, string> _keyOf = [];
    private readonly Dictionary<string, List<int>> _places = [];
    private readonly Dictionary<int[], HashSet<string>> _rows = [];

    public KeyedRows(NetworkSnapshot network, EndpointKeys keys)
    {
        _matrix = ReachabilityMatrix.Build(network.Hosts, network.Fabric);
        _keys = _matrix.Endpoints.Select(keys.Of).ToArray();
        for (int i = 0; i < _keys.Length; i++)
        {
            _keyOf[_matrix.Endpoints[i]] = _keys[i];
            if (!_places.TryGetValue(_keys[i], out List<int>? places))
            {
                _places.Add(_keys[i], places = []);
            }

            places.Add(i);
        }
    }

    /// <summary>The key of an endpoint of this network.</summary>
    public string KeyOf(Endpoint endpoint) => _keyOf[endpoint];

    /// <summary>Whether one key is heard by another.</summary>
    public bool IsHeard(string sender, string hearer) =>
        _places.TryGetValue(sender, out List<int>? places) && places.Exists(place => HearersOf(place).Contains(hearer));

    /// <summary>The pairs of this network that another lacks, in directory order.</summary>
    public HeardPair[] Without(KeyedRows other, CancellationToken cancellationToken)
    {
        // Senders with one row here and one row there lack the same hearers.
        var lacking = new Dictionary<(int[], int[]?), int[]>();
        var pairs = new List<HeardPair>();
        for (int sender = 0; sender < _keys.Length; sender++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] row = _matrix.RowOf(sender);
            int[]? there = other.OnlyRowOf(_keys[sender]);
            if (there is null || !lacking.TryGetValue((row, there), out int[]? lacked))
            {
                string key = _keys[sender];
                lacked = row.Where(hearer => !other.IsHeard(key, _keys[hearer])).ToArray();
                if (there is not null)
                {
                    lacking.Add((row, there), lacked);
                }
            }

            foreach (int hearer in lacked)
            {
                // What goes for the row need not go for the sender's own key in it.
                if (_keys[hearer] != _keys[sender])
                {
                    pairs.Add(new HeardPair(_matrix.Endpoints[sender], _matrix.Endpoints[hearer]));
                }
            }
        }

        // A VM that is seen twice has one key.
        return _places.Count == _keys.Length ? pairs.ToArray() : pairs.GroupBy(p => (_keyOf[p.Sender], _keyOf[p.Hearer])).Select(g => g.Last()).ToArray();
    }

    private int[]? OnlyRowOf(string key) => _places.TryGetValue(key, out List<int>? places) && places.Count == 1 ? _matrix.RowOf(places[0]) : null;

    private HashSet<string> HearersOf(int sender)
    {
        int[] row = _matrix.RowOf(sender);
        if (!_rows.TryGetValue(row, out HashSet<string>? hearers))
        {
            _rows.Add(row, hearers = [.. row.Select(h => _keys[h])]);
        }

        return hearers;
    }
}
