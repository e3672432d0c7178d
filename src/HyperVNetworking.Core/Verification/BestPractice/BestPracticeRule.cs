using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Model;

namespace HyperVNetworking.Verification.BestPractice;

/// <summary>One rule of the field: what it looks at, where it comes from, and what to do where it is broken. It says what it cannot know, and passes nothing for it.</summary>
/// <param name="code">Its stable code.</param>
/// <param name="severity">How much it matters where it is broken.</param>
/// <param name="source">Where it comes from: the address of a document, or a section of the references.</param>
internal abstract class BestPracticeRule(string code, FindingSeverity severity, string source)
{
    /// <summary>The stable code, under which it is documented.</summary>
    public string Code => code;

    /// <summary>How much it matters where it is broken.</summary>
    public FindingSeverity Severity => severity;

    /// <summary>Where it comes from.</summary>
    public string Source => source;

    /// <summary>Judges hosts, each by itself unless the rule is about several.</summary>
    public virtual IEnumerable<Finding> Judge(PracticeCase network) => network.Hosts.SelectMany(h => Judge(h, network.Fabric));

    /// <summary>Judges one host.</summary>
    protected virtual IEnumerable<Finding> Judge(HostState host, Fabric fabric) => [];

    /// <summary>The rule is broken.</summary>
    /// <param name="host">The host.</param>
    /// <param name="subject">The object, with its kind and without the host.</param>
    /// <param name="clause">What is wrong with it, as what follows the object in a sentence.</param>
    /// <param name="suggestion">What to do.</param>
    /// <param name="expected">What should be.</param>
    /// <param name="actual">What is.</param>
    protected Finding Broken(HostState host, string subject, string clause, string suggestion, string? expected = null, string? actual = null) => new()
    {
        Code = code,
        Severity = severity,
        Subject = $"{host.Name} {subject}",
        ComputerName = host.Name,
        Message = $"{host.Name} {subject} {clause}.",
        Expected = expected,
        Actual = actual,
        Source = source,
        Suggestion = suggestion,
    };

    /// <summary>The rule cannot be judged: a fact is missing.</summary>
    /// <param name="host">The host.</param>
    /// <param name="subject">The object, with its kind and without the host.</param>
    /// <param name="fact">What nobody said, as a clause: "whether NIC1 is up".</param>
    protected Finding NotJudged(HostState host, string subject, string fact) => new()
    {
        Code = BestPracticeCodes.PracticeNotJudged,
        Severity = FindingSeverity.Information,
        Subject = $"{host.Name} {subject}",
        ComputerName = host.Name,
        Message = $"{code} was not judged of {host.Name} {subject}: nobody said {fact}.",
        Expected = fact,
        Actual = "unknown",
        Source = source,
        Suggestion = "Read the host (Get-HostNetworkState), or say it in the document where no host can tell.",
    };

    /// <summary>Names as people write them.</summary>
    protected static string List(IEnumerable<string> items) => Enumeration.Of(items);
}
