using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Hosting;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet test</c>: proves the requirements of documents, or says who hears whom.</summary>
internal static class TestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> documents = SharedOptions.Documents();
        Option<string> lab = SharedOptions.Lab("Judge what the hosts of this lab are now, not what the documents say.", required: false);
        var matrix = new Option<bool>("--matrix") { Description = "Print who may hear whom instead of verdicts; needs no tenants." };
        var explain = new Option<string>("--explain") { Description = "Print why two endpoints hear each other or do not, in both directions, instead of verdicts; needs no tenants.", HelpName = "VM1,VM8" };
        var probe = new Option<bool>("--probe") { Description = "Hold the verdicts against the fewest probes between VMs of the lab that would confirm or refute them. Not yet run on a real host." };
        Option<string> format = SharedOptions.Format();
        var command = new Command("test", "Judges the isolation that the documents require, at layer 2.") { documents, lab, matrix, explain, probe, format };
        command.Validators.Add(result =>
        {
            if (result.GetResult(matrix) is { Implicit: false } && result.GetResult(explain) is not null)
            {
                result.AddError("--matrix and --explain exclude each other.");
            }

            if (result.GetResult(probe) is { Implicit: false })
            {
                if (result.GetResult(lab) is null)
                {
                    result.AddError("--probe sends probes from host to host and needs --lab: documents cannot be probed.");
                }

                if (result.GetResult(matrix) is { Implicit: false } || result.GetResult(explain) is not null)
                {
                    result.AddError("--probe goes with verdicts: leave out --matrix and --explain.");
                }
            }
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            NetworkDocument document = DocumentFiles.Read(arguments.GetRequiredValue(documents));
            Observation hosts = await Observation.OfAsync(document, arguments.GetValue(lab), cancellationToken).ConfigureAwait(false);
            int judgement = arguments.GetValue(explain) is string names ? WriteExplanations(terminal, document, hosts, names, arguments.IsJson(format))
                : arguments.GetValue(matrix) ? WriteMatrix(terminal, document, hosts, arguments.IsJson(format))
                : await WriteVerdictsAsync(terminal, document, hosts, arguments.GetValue(probe) ? arguments.GetValue(lab) : null, arguments.IsJson(format), cancellationToken).ConfigureAwait(false);
            return ExitCode.Of(hosts.ReportFaults(terminal), judgement);
        });
        return command;
    }

    private static int WriteMatrix(Terminal terminal, NetworkDocument document, Observation hosts, bool json)
    {
        ReachabilityMatrix matrix = ReachabilityMatrix.Build(hosts.States, document.Fabric);
        if (json)
        {
            ReportJson.Write(terminal.Output, indented: false, writer => MatrixJson.Matrix(writer, matrix));
        }
        else
        {
            MatrixText.Write(terminal, matrix);
        }

        return ExitCode.Done;
    }

    private static int WriteExplanations(Terminal terminal, NetworkDocument document, Observation hosts, string names, bool json)
    {
        NetworkExplainer explainer = NetworkExplainer.Build(hosts.States, document.Fabric);
        EndpointExplanation[] explanations = [.. EndpointPairs.Of(explainer.Finder, names).Select(pair => explainer.Explain(pair.Sender, pair.Hearer))];
        if (json)
        {
            ReportJson.Write(terminal.Output, indented: true, writer => ReportJson.Explanations(writer, explanations));
        }
        else
        {
            ExplanationTable.Write(terminal, explanations);
        }

        return ExitCode.Done;
    }

    private static async Task<int> WriteVerdictsAsync(Terminal terminal, NetworkDocument document, Observation hosts, string? probed, bool json, CancellationToken cancellationToken)
    {
        IsolationReport report = IsolationCheck.Judge(document, hosts.States, new IsolationOptions { CancellationToken = cancellationToken });
        if (report.Verdicts.Count == 0)
        {
            // Nothing required is nothing proven: ending with 0 would let a wrong file pass for a safe network.
            throw new BadInputException("The documents require nothing: give a document with tenants, or ask for --matrix.");
        }

        if (probed is not null)
        {
            report = await ProbeAsync(terminal, document, hosts, report, probed, cancellationToken).ConfigureAwait(false);
        }

        report = report with { Findings = hosts.Findings.Concat(report.Findings).ToValueList() };
        if (json)
        {
            ReportJson.Write(terminal.Output, indented: true, writer => ReportJson.Report(writer, report));
        }
        else
        {
            VerdictText.Write(terminal, report);
        }

        return report.AllProven ? ExitCode.Done : ExitCode.NotHeld;
    }

    private static async Task<IsolationReport> ProbeAsync(Terminal terminal, NetworkDocument document, Observation hosts, IsolationReport report, string lab, CancellationToken cancellationToken)
    {
        ProbePlan plan = ProbePlan.Of(document, hosts.States, cancellationToken: cancellationToken);
        terminal.WriteError(plan.Notice);
        using LabHosts connected = LabHosts.Open(lab);
        ValueList<ProbeResult> results = await ProbeRunner.RunAsync(plan, [.. connected.Sessions.OfType<IProbeSession>()], progress: null, cancellationToken).ConfigureAwait(false);
        return ProbeJudge.Judge(report, plan, results);
    }
}
