using System;
using System.Threading;
using System.Threading.Tasks;

namespace HyperVNetworking.Hosting.Cim;

/// <summary>A connection to a host that is not real and runs no programs: what its scheduled tasks would do is done by whoever knows Hyper-V.</summary>
public interface ISimulatedHost
{
    /// <summary>Sets what stands for a task's program.</summary>
    /// <param name="program">Gets a connection from inside the host, which no fault and no cut of the network meets, and the task's documentation.</param>
    void SetTaskProgram(Func<ICimClient, string, CancellationToken, Task> program);
}
