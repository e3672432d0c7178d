namespace HyperVNetworking.Model;

/// <summary>Which way an allow rule works.</summary>
public enum AllowDirection
{
    /// <summary>Each must be heard by the other.</summary>
    Both,

    /// <summary>Only <c>from</c> is heard by <c>to</c>.</summary>
    OneWay,
}
