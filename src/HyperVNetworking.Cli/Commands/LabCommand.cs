using System.CommandLine;
using HyperVNetworking.Cli.Input;
using HyperVNetworking.Cli.Rendering;
using HyperVNetworking.Lab;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Commands;

/// <summary><c>hvnet lab new</c>: simulated hosts in a file, built from a document.</summary>
internal static class LabCommand
{
    /// <summary>Makes the command with its subcommand.</summary>
    public static Command Create(Terminal terminal) => new("lab", "Makes simulated hosts.") { CreateNew(terminal) };

    private static Command CreateNew(Terminal terminal)
    {
        Argument<string> file = SharedOptions.RefusingOptions(new Argument<string>("FILE") { Description = "The lab file to make." });
        var documents = new Option<string[]>("--document")
        {
            Description = "The documents whose hosts the lab has.",
            HelpName = "DOC",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string> format = SharedOptions.Format();
        var command = new Command("new", "Makes a lab file with the hosts of documents.") { file, documents, format };
        command.SetAction(arguments =>
        {
            NetworkDocument document = DocumentFiles.Read(arguments.GetRequiredValue(documents));
            NetworkLab lab = NetworkLab.Create(document, LabFile.New(arguments.GetRequiredValue(file)));
            if (arguments.IsJson(format))
            {
                ReportJson.Write(terminal.Output, indented: true, json =>
                {
                    json.WriteStartObject();
                    json.WriteString("path", lab.Path);
                    ReportJson.Array(json, "hosts", lab.HostNames, (j, name) => j.WriteStringValue(name));
                    json.WriteEndObject();
                });
            }
            else
            {
                terminal.WriteLine($"Lab {lab.Path}: {string.Join(", ", lab.HostNames)}.");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
