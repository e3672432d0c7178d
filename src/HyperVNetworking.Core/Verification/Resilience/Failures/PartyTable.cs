using System.Collections.Generic;
using System.Linq;

namespace HyperVNetworking.Verification.Resilience;

/// <summary>Chooses who is cut off once for all requirements of a failure that lose the same hosts and servers: a dead switch takes a hundred tenants from the same hosts.</summary>
/// <param name="hit">The hosts and servers whose own links failed.</param>
internal sealed class PartyTable(ISet<string> hit)
{
    private readonly SignatureTable _patterns = new();
    private readonly Dictionary<int, StrandedParties> _known = [];

    /// <summary>Who is cut off where these pairs are lost.</summary>
    public StrandedParties Of(IReadOnlyList<LostPair> lost)
    {
        var content = new long[lost.Count];
        for (int i = 0; i < content.Length; i++)
        {
            content[i] = ((long)lost[i].Sender.Party << 32) | (uint)lost[i].Hearer.Party;
        }

        int pattern = _patterns.NumberOf(content);
        if (!_known.TryGetValue(pattern, out StrandedParties? parties))
        {
            _known.Add(pattern, parties = new StrandedParties(lost, hit));
        }

        return parties;
    }
}
