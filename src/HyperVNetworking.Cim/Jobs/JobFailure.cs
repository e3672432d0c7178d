using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Jobs;

/// <summary>Says why a job failed, in the provider's own words where it has any.</summary>
internal static class JobFailure
{
    /// <summary>The fault of a failed job.</summary>
    /// <param name="client">The host.</param>
    /// <param name="path">The job.</param>
    /// <param name="job">The job as last seen.</param>
    /// <param name="work">What it was to do, as the start of a sentence.</param>
    /// <param name="cancellationToken">Ends the question for details.</param>
    /// <returns>The fault.</returns>
    public static async Task<HostFaultException> ExplainAsync(ICimClient client, CimPath path, CimRecord job, string work, CancellationToken cancellationToken)
    {
        uint code = (uint)(job.Number("ErrorCode") ?? 0);
        (HostFaultKind kind, string meaning) = ReturnCode.Explain(code);
        string? text = Words(job.Text("ErrorDescription"))
            ?? Words(await DetailsAsync(client, path, cancellationToken))
            ?? Words(job.Text("ErrorSummaryDescription"))
            ?? Words(job.Text("JobStatus"));
        return new HostFaultException(client.ComputerName, kind, $"{work} failed: {text ?? meaning} (job state {job.Number("JobState")}, error code {code}).") { ErrorCode = code };
    }

    // GetErrorEx gives each error as an embedded Msvm_Error (facts A1.14).
    private static async Task<string?> DetailsAsync(ICimClient client, CimPath path, CancellationToken cancellationToken)
    {
        try
        {
            CimMethodAnswer answer = await client.InvokeAsync(VirtualizationNames.Namespace, path, "GetErrorEx", [], cancellationToken);
            IEnumerable<string?> messages = answer.Out.Texts("Errors")
                .Select(e => CimXml.TryRead(e, out CimRecord? error, out _) ? error!.Text("Message") : null)
                .Where(m => !string.IsNullOrWhiteSpace(m));
            return string.Join(" ", messages);
        }
        catch (HostFaultException)
        {
            return null;
        }
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim().TrimEnd('.');
}
