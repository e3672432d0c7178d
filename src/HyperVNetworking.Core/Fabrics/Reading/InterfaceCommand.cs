namespace HyperVNetworking.Fabrics.Reading;

/// <summary>Takes what a command says of an interface.</summary>
internal delegate LineVerdict InterfaceCommand(CommandLine command, ReadInterface on);
