using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace HyperVNetworking.Cli.Commands;

/// <summary>The arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>One or more documents.</summary>
    public static Argument<string[]> Documents() => RefusingOptions(new Argument<string[]>("DOC")
    {
        Description = "A network document; several are combined into one.",
        Arity = ArgumentArity.OneOrMore,
    });

    /// <summary>Makes an argument for files take no misspelt option for a file.</summary>
    public static Argument<T> RefusingOptions<T>(Argument<T> files)
    {
        files.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
            {
                result.AddError($"There is no option '{token.Value}' here; a file of that name is './{token.Value}'.");
            }
        });
        return files;
    }

    /// <summary>Table or JSON.</summary>
    /// <param name="more">Forms besides a table and JSON.</param>
    public static Option<string> Format(params string[] more)
    {
        string[] forms = ["table", .. more, "json"];
        var format = new Option<string>("--format") { Description = "How to print.", DefaultValueFactory = _ => "table", HelpName = string.Join("|", forms) };
        return format.AcceptOnlyFromAmong(forms);
    }

    /// <summary>A lab file.</summary>
    public static Option<string> Lab(string description, bool required) =>
        new("--lab") { Description = description, Required = required, HelpName = "FILE" };

    /// <summary>Files that exist may be replaced.</summary>
    public static Option<bool> Force() => new("--force") { Description = "Replace files that exist." };

    /// <summary>Whether JSON was asked for.</summary>
    public static bool IsJson(this ParseResult arguments, Option<string> format) => arguments.GetValue(format) == "json";
}
