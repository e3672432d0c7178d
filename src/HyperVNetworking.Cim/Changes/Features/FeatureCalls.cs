using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting.Cim;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes.Features;

/// <summary>The three calls that change features (facts A3.2): Modify takes embedded instances and Remove references of many ports, Add is one call a port.</summary>
/// <param name="services">The host's management services.</param>
internal sealed class FeatureCalls(ManagementServices services)
{
    /// <summary>Changes features in place.</summary>
    /// <param name="service">The service that owns the ports.</param>
    /// <param name="features">The features as they are to be.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all are changed.</returns>
    public Task ModifyAsync(string service, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken) => features.Count == 0
        ? Task.CompletedTask
        : services.CallAsync(
            service,
            "ModifyFeatureSettings",
            [new CimField("FeatureSettings", CimDataType.StringArray, features.Select(f => CimXml.Write(f.Feature)).ToArray())],
            Work(features),
            cancellationToken);

    /// <summary>Removes features.</summary>
    /// <param name="service">The service that owns the ports.</param>
    /// <param name="features">The features as they are.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all are gone.</returns>
    public Task RemoveAsync(string service, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken) => features.Count == 0
        ? Task.CompletedTask
        : services.CallAsync(
            service,
            "RemoveFeatureSettings",
            [new CimField("FeatureSettings", CimDataType.ReferenceArray, features.Select(f => services.SettingPath(f.Feature.ClassName, SettingId.Of(f.Feature))).ToArray())],
            Work(features),
            cancellationToken);

    /// <summary>Adds features to ports that are there.</summary>
    /// <param name="service">The service that owns the ports.</param>
    /// <param name="features">The features; their InstanceIDs are not looked at.</param>
    /// <param name="cancellationToken">Ends the work between two calls.</param>
    /// <returns>A task that ends when all are there.</returns>
    public Task AddAsync(string service, IReadOnlyList<(PortFeature Port, CimRecord Feature)> features, CancellationToken cancellationToken) => BoundedParallel.ForEachAsync(
        features.GroupBy(f => f.Port),
        port => services.CallAsync(
            service,
            "AddFeatureSettings",
            [
                new CimField("AffectedConfiguration", CimDataType.Reference, services.SettingPath(Allocation, port.Key.AllocationId)),
                new CimField("FeatureSettings", CimDataType.StringArray, port.Select(f => CimXml.Write(f.Feature)).ToArray()),
            ],
            Work([.. port]),
            cancellationToken),
        cancellationToken);

    /// <summary>Names the work.</summary>
    /// <param name="features">What is set.</param>
    /// <returns>The start of a sentence.</returns>
    public static string Work(IEnumerable<(PortFeature Port, CimRecord Feature)> features) =>
        ConnectionWriter.Work("setting the", features.Select(f => f.Port.Wanted.Words).Distinct().ToArray());
}
