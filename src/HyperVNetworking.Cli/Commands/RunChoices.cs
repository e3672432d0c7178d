using System;
using System.CommandLine;
using System.Globalization;
using HyperVNetworking.Cim.Journal;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cli.Commands;

/// <summary>The options of a run, whether it does, undoes or finishes: what it may do, when it stops, and where it writes that down.</summary>
internal sealed class RunChoices
{
    private readonly Option<string[]> _allowManagement = new("--allow-management-path-change")
    {
        Description = "Hosts whose management path may be changed.",
        HelpName = "HOST",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _allowDisconnect = new("--allow-disconnect") { Description = "Running VMs may lose their network for the length of a step." };
    private readonly Option<bool> _adopt = new("--adopt") { Description = "Hosts may be changed that something else manages." };
    private readonly Option<int?> _maxHostPerCluster = Whole("--max-host-per-cluster", "How many nodes of one cluster may be begun and not yet finished at a time; 1 where not given.");
    private readonly Option<string?> _journal = JournalOption();
    private readonly Option<OnFailure> _onFailure = new("--on-failure") { Description = "What becomes of the run if a step fails.", DefaultValueFactory = _ => OnFailure.UndoAll };
    private readonly Option<int?> _confirmTimeout = Whole("--confirm-timeout", "How many seconds hosts are read again until two reads agree (30 where not given), and after how many a host whose management path was changed and is not confirmed takes it back by itself (120 where not given).");
    private readonly Option<int?> _maximumChange = Whole("--maximum-change", "The most steps that a plan may have.");
    private readonly Option<int?> _maximumOutage = Whole("--maximum-outage-second", "The most seconds that the steps on one host may interrupt something, allowed or not.");
    private readonly Option<DateTimeOffset?> _notAfter = new("--not-after") { Description = "When no further host begins.", HelpName = "TIME" };

    /// <summary>The folder of journals.</summary>
    public static Option<string?> JournalOption() => new("--journal") { Description = "The folder of journals; the user's data folder where not given.", HelpName = "FOLDER" };

    /// <summary>The journals in the folder that was given, or the user's.</summary>
    /// <exception cref="BadInputException">The folder's name is none.</exception>
    public static FileJournal JournalOf(string? folder)
    {
        try
        {
            return new FileJournal(folder);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or System.IO.PathTooLongException)
        {
            throw new BadInputException($"--journal \"{folder}\" is no folder: {e.Message}");
        }
    }

    /// <summary>Adds what every run has to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_allowManagement);
        command.Add(_allowDisconnect);
        command.Add(_adopt);
        command.Add(_confirmTimeout);
        command.Add(_journal);
    }

    /// <summary>Adds what a run has that goes forward.</summary>
    public void AddForwardTo(Command command)
    {
        AddTo(command);
        command.Add(_onFailure);
        command.Add(_maxHostPerCluster);
        command.Add(_maximumChange);
        command.Add(_maximumOutage);
        command.Add(_notAfter);
    }

    /// <summary>What was chosen.</summary>
    public RunOptions Read(ParseResult arguments)
    {
        var options = new RunOptions
        {
            AllowManagementPathChange = (arguments.GetValue(_allowManagement) ?? []).ToValueList(),
            AllowDisconnect = arguments.GetValue(_allowDisconnect),
            Adopt = arguments.GetValue(_adopt),
            MaxHostPerCluster = arguments.GetValue(_maxHostPerCluster) ?? 1,
            OnFailure = arguments.GetResult(_onFailure) is null ? OnFailure.UndoAll : arguments.GetValue(_onFailure),
            MaximumChange = arguments.GetValue(_maximumChange),
            MaximumOutageSecond = arguments.GetValue(_maximumOutage),
            NotAfter = arguments.GetValue(_notAfter),
            Journal = JournalOf(arguments.GetValue(_journal)),
        };
        return arguments.GetValue(_confirmTimeout) is int seconds ? options.WithConfirmTimeout(TimeSpan.FromSeconds(seconds)) : options;
    }

    private static Option<int?> Whole(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value < 0)
            {
                result.AddError($"{name} takes 0 or more, not {value}.");
            }
        });
        return option;
    }
}
