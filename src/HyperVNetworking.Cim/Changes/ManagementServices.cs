using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Cim.Jobs;
using HyperVNetworking.Cim.Virtualization;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Cim.Virtualization.VirtualizationNames;

namespace HyperVNetworking.Cim.Changes;

/// <summary>The two management services of a host: which one takes a call is decided by who owns the port, never by the feature (facts A3.1).</summary>
internal sealed class ManagementServices
{
    private readonly ICimClient _client;
    private readonly JobWaiter _jobs;
    private readonly IReadOnlyList<CimRecord> _services;
    private readonly string _hostName;

    private ManagementServices(ICimClient client, IClock clock, IReadOnlyList<CimRecord> services)
    {
        _client = client;
        _jobs = new JobWaiter(client, clock);
        _services = services;
        _hostName = Service(VmService)["SystemName"]!;
    }

    /// <summary>Asks a host for its services.</summary>
    /// <param name="client">The host.</param>
    /// <param name="clock">Tells when patience with a job ends.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The services.</returns>
    /// <exception cref="HostFaultException">The host does not answer, or has no Hyper-V.</exception>
    public static async Task<ManagementServices> ReadAsync(ICimClient client, IClock clock, CancellationToken cancellationToken) =>
        new(client, clock, await client.EnumerateAsync(Namespace, AnyManagementService, cancellationToken));

    /// <summary>A reference to an object of the host, complete with machine and namespace, as HostResource and Parent need it.</summary>
    /// <param name="className">The class.</param>
    /// <param name="keys">Its keys.</param>
    /// <returns>The reference.</returns>
    public CimPath Path(string className, params KeyValuePair<string, string>[] keys) =>
        new(className, keys) { ServerName = _hostName, Namespace = Namespace };

    /// <summary>A reference to a setting.</summary>
    /// <param name="className">The class.</param>
    /// <param name="instanceId">Its InstanceID.</param>
    /// <returns>The reference.</returns>
    public CimPath SettingPath(string className, string instanceId) => Path(className, new KeyValuePair<string, string>("InstanceID", instanceId));

    /// <summary>A reference to the host itself.</summary>
    /// <returns>The reference.</returns>
    public CimPath HostPath() => Path(ComputerSystem, new("CreationClassName", ComputerSystem), new("Name", _hostName));

    /// <summary>A reference to a virtual switch.</summary>
    /// <param name="id">The switch's GUID.</param>
    /// <returns>The reference.</returns>
    public CimPath SwitchPath(string id) => Path(Switch, new("CreationClassName", Switch), new("Name", id));

    /// <summary>Calls a method and waits until it is done, whether it answers at once or with a job.</summary>
    /// <param name="service">The service's class.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its in parameters.</param>
    /// <param name="work">What it does and to what, as the start of a sentence.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The out parameters, and the job if there was one.</returns>
    /// <exception cref="HostFaultException">The host refused, or the job failed.</exception>
    public async Task<(CimRecord Out, CimPath? Job)> CallAsync(string service, string method, IReadOnlyList<CimField> parameters, string work, CancellationToken cancellationToken)
    {
        CimMethodAnswer answer = await _client.InvokeAsync(Namespace, Service(service), method, parameters, cancellationToken);
        if (answer.ReturnValue == ReturnCode.Done)
        {
            return (answer.Out, null);
        }

        if (answer.ReturnValue != ReturnCode.JobStarted)
        {
            (HostFaultKind kind, string meaning) = ReturnCode.Explain(answer.ReturnValue);
            throw new HostFaultException(_client.ComputerName, kind, $"{work} failed: {meaning} ({method} returned {answer.ReturnValue}).") { ErrorCode = answer.ReturnValue };
        }

        if (answer.Out["Job"] is not CimPath job)
        {
            throw new HostFaultException(_client.ComputerName, HostFaultKind.Failed, $"{work} has an unknown result, because {method} started a job and did not say which: read the host again.");
        }

        await _jobs.WaitAsync(job, work, cancellationToken);
        return (answer.Out, job);
    }

    /// <summary>The object that a call made: from its out parameter or, after a job, by association (facts A3.4).</summary>
    /// <param name="result">What <see cref="CallAsync"/> returned.</param>
    /// <param name="parameter">The out parameter.</param>
    /// <param name="className">The object's class.</param>
    /// <param name="key">The key that tells it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The key's value, or null if the host does not say.</returns>
    public async Task<string?> ResultKeyAsync((CimRecord Out, CimPath? Job) result, string parameter, string className, string key, CancellationToken cancellationToken)
    {
        if (result.Out[parameter] is CimPath path)
        {
            return path[key];
        }

        if (result.Job is null)
        {
            return null;
        }

        IReadOnlyList<CimRecord> affected = await _client.AssociatorsAsync(Namespace, result.Job, "Msvm_AffectedJobElement", className, cancellationToken);
        return affected.Count > 0 ? affected[0].Text(key) : null;
    }

    private CimPath Service(string className)
    {
        CimRecord? service = _services.FirstOrDefault(s => Names.Same(s.ClassName, className));
        return service?.Text("SystemName") is string host && service.Text("Name") is string name
            ? new CimPath(className, [new("CreationClassName", className), new("Name", name), new("SystemCreationClassName", ComputerSystem), new("SystemName", host)])
            : throw new HostFaultException(_client.ComputerName, HostFaultKind.NotFound, $"the service {className} is not there: is the Hyper-V role installed, and may this account use it?");
    }
}
