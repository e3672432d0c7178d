using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HyperVNetworking.Documents;
using HyperVNetworking.Documents.Binding;
using HyperVNetworking.Documents.Text;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;

namespace HyperVNetworking.Planning;

/// <summary>A way back as text that programs read: it lies on the host beside the script, so that who comes later can tell what the host does by itself.</summary>
public static class WayBackDocument
{
    private const string Reason = "Gives the host its old management path again.";

    private static readonly KeyTable s_keys = new("wayBack", "a way back", "changeId", "steps");

    /// <summary>Writes a way back.</summary>
    /// <param name="wayBack">The way back.</param>
    /// <param name="host">The host.</param>
    /// <returns>One line of JSON; its steps are those of a plan document.</returns>
    public static string Write(WayBack wayBack, string host) => NodePrinter.Line(new ObjectBuilder()
        .Text("changeId", wayBack.ChangeId)
        .NonEmpty("steps", wayBack.Changes.Select((c, i) => new PlanStep { Number = i + 1, Host = host, Change = c, Reason = Reason }).ToValueList(), PlanStepSection.Write)
        .Build());

    /// <summary>Reads what <see cref="Write"/> wrote. No input makes it throw.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The way back, without its timeout; null if the text is none.</returns>
    public static WayBack? Read(string text)
    {
        var context = new ReadContext();
        IReadOnlyList<DocumentNode> roots = DocumentReader.ParseAll([new DocumentSource("way back", Encoding.UTF8.GetBytes(text))], context);
        WayBack? wayBack = roots.Count == 0 || ObjectReader.Open(roots[0], s_keys, context) is not { } o ? null : context.Read(isReport: true, () =>
            new WayBack(o.RequiredText("changeId"), TimeSpan.Zero, o.List("steps", PlanStepSection.Read).Select(s => s.Change).ToValueList()));
        return context.Errors.HasErrors ? null : wayBack;
    }

    /// <summary>Whether a host shows what a change leads to, so that it need not be made.</summary>
    /// <param name="change">The change.</param>
    /// <param name="host">The host as read.</param>
    /// <returns>True if it does.</returns>
    public static bool IsMade(HostChange change, HostState host) => ChangeCheck.IsDone(change, host);
}
