namespace HyperVNetworking.Verification.Reachability;

/// <summary>A setting that two states have differently.</summary>
public sealed record SettingChange
{
    /// <summary>The host; null for the physical network.</summary>
    public string? ComputerName { get; init; }

    /// <summary>The object with its kind, such as <c>VM VM1 'Network Adapter'</c> or <c>physical switch SwitchA port 1</c>.</summary>
    public required string Object { get; init; }

    /// <summary>The setting, such as <c>VLAN</c>.</summary>
    public required string Setting { get; init; }

    /// <summary>The value in the first state; <c>absent</c> if the object was not there.</summary>
    public required string OldValue { get; init; }

    /// <summary>The value in the second state; <c>absent</c> if the object is gone.</summary>
    public required string NewValue { get; init; }

    /// <summary>The change in one line.</summary>
    /// <returns><c>host object setting: old -> new</c>.</returns>
    public override string ToString() => $"{(ComputerName is null ? string.Empty : ComputerName + " ")}{Object} {Setting}: {OldValue} -> {NewValue}";
}
