using System;

namespace HyperVNetworking.Model;

/// <summary>A port of a physical switch, written <c>SwitchA/Ethernet1/1/1</c>: the first slash parts the two.</summary>
/// <param name="Switch">The physical switch.</param>
/// <param name="Port">The port's name on it.</param>
public sealed record PortReference(string Switch, string Port)
{
    /// <summary>Reads <c>Switch/Port</c>.</summary>
    /// <param name="text">The reference.</param>
    /// <param name="reference">What was read, or null.</param>
    /// <returns>False if either part is missing.</returns>
    public static bool TryParse(string? text, out PortReference? reference)
    {
        int slash = text?.IndexOf('/') ?? -1;
        reference = slash > 0 && slash < text!.Length - 1
            ? new PortReference(text.Substring(0, slash), text.Substring(slash + 1))
            : null;
        return reference is not null;
    }

    /// <inheritdoc/>
    public bool Equals(PortReference? other) =>
        other is not null && Names.Same(Switch, other.Switch) && Names.Same(Port, other.Port);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        unchecked((Names.Comparer.GetHashCode(Switch) * 31) + Names.Comparer.GetHashCode(Port));

    /// <summary>The reference as documents write it.</summary>
    /// <returns><c>Switch/Port</c>.</returns>
    public override string ToString() => $"{Switch}/{Port}";

    /// <summary>The port with its kind, as people read it.</summary>
    /// <returns><c>physical switch SwitchA port 1</c>.</returns>
    public string Describe() => $"physical switch {Switch} port {Port}";
}
