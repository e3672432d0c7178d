using System.Collections.Generic;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Model;

namespace HyperVNetworking.Documents.Binding;

/// <summary>What somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>A question to append to a sentence: the candidate that differs by one or two letters, or by case alone.</summary>
    /// <returns><c>; did you mean "name"?</c>, or a full stop if nothing is near.</returns>
    public static string Question(string text, IEnumerable<string> candidates) =>
        NearestName.Of(text, candidates) is string near ? $"; did you mean {Quoted.Of(near)}?" : ".";
}
