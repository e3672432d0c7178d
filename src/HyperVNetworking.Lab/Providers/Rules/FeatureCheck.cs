using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A feature setting that somebody wants, and where.</summary>
/// <param name="Host">The host.</param>
/// <param name="Options">The lab's choices.</param>
/// <param name="Port">The InstanceID of the port's allocation, or of the switch's settings.</param>
/// <param name="Setting">The whole setting as it would be kept; a new one has no InstanceID yet.</param>
internal sealed record FeatureCheck(LabHost Host, LabOptions Options, string Port, CimRecord Setting)
{
    /// <summary>The settings of the virtual switch that the port is on; null if it is connected to none.</summary>
    public CimRecord? SwitchSettings
    {
        get
        {
            CimRecord? own = Host.Store.Find(Msvm.SwitchSettings, Port);
            string? guid = own is null && Host.Store.Find(Msvm.Allocation, Port) is CimRecord allocation ? HostPort.SwitchOf(allocation) : null;
            return own ?? (guid is null ? null : Host.Store.Find(Msvm.SwitchSettings, InstanceIds.Settings(guid)));
        }
    }

    /// <summary>Whether the setting is of a class.</summary>
    /// <param name="className">The class.</param>
    /// <returns>True if it is.</returns>
    public bool Is(string className) => Names.Same(Setting.ClassName, className);

    /// <summary>What the port has of a class besides the setting itself.</summary>
    /// <param name="className">The class.</param>
    /// <returns>The settings.</returns>
    public IEnumerable<CimRecord> Others(string className) =>
        FeatureObjects.Of(Host, Port, PortFeature.Of(className)!).Where(s => !Names.Same(s.Text("InstanceID"), Setting.Text("InstanceID")));

    /// <summary>Refuses a number outside its range.</summary>
    /// <param name="property">The property.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest.</param>
    /// <returns>The number; a null property counts as 0.</returns>
    /// <exception cref="ProviderRefusal">It is outside.</exception>
    public long InRange(string property, long least, long most)
    {
        long value = Setting.Number(property) ?? 0;
        return value >= least && value <= most ? value : throw Refuse($"{property} {value} is not from {least} to {most}.");
    }

    /// <summary>A refusal of the setting.</summary>
    /// <param name="message">Why, as a sentence.</param>
    /// <returns>The refusal to throw.</returns>
    public static ProviderRefusal Refuse(string message) => new(ProviderRefusal.InvalidParameter, message);
}
