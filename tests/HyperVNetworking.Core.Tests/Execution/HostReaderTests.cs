using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Core.Tests.Planning;
using HyperVNetworking.Execution;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Execution;

public sealed class HostReaderTests : RunnerTest
{
    [Fact]
    public async Task One_dead_host_never_stops_the_others()
    {
        FakeHostSession[] sessions = Sessions(TwoHosts.Document.Hosts, new FaultSchedule().At(1, FaultKind.HostGoneBefore));

        ValueList<HostState> states = await HostReader.ReadAllAsync(sessions, 1, CancellationToken.None);

        Assert.Equal(["Host1", "Host2"], states.Select(s => s.Name));
        Assert.Equal((false, "Host1: HostGoneBefore."), (states[0].Complete, states[0].Error));
        Assert.Equal(TwoHosts.Document.Hosts[1], states[1]);
    }
}
