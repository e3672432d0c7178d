using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Hosting;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Doubles;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>What the client makes of MMI's errors, quotas, silence and cancellation.</summary>
public sealed class FaultTests
{
    private const uint Operations = 0x803381A6;
    private readonly List<TimeSpan> _pauses = [];

    [Theory]
    [InlineData(NativeErrorCode.AccessDenied, "", HostFaultKind.AccessDenied)]
    [InlineData(NativeErrorCode.InvalidNamespace, "", HostFaultKind.NotFound)]
    [InlineData(NativeErrorCode.NotSupported, "", HostFaultKind.NotSupported)]
    [InlineData(NativeErrorCode.TypeMismatch, "", HostFaultKind.InvalidParameter)]
    [InlineData(NativeErrorCode.AlreadyExists, "", HostFaultKind.InvalidState)]
    [InlineData(NativeErrorCode.ServerIsShuttingDown, "", HostFaultKind.Unreachable)]
    [InlineData(NativeErrorCode.Failed, "HRESULT 0x80070005", HostFaultKind.AccessDenied)]
    [InlineData(NativeErrorCode.Failed, "HRESULT 0x80338126", HostFaultKind.Unreachable)]
    [InlineData(NativeErrorCode.Failed, "HRESULT 0x80338029", HostFaultKind.Timeout)]
    [InlineData(NativeErrorCode.Failed, "", HostFaultKind.Failed)]
    public async Task An_error_becomes_the_one_fault_type_with_kind_and_id(NativeErrorCode code, string messageId, HostFaultKind kind)
    {
        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Run(
            _ => throw CimServers.Fault(code, " It said no. ", ("MessageId", messageId, CimType.String))));

        Assert.Equal((kind, $"Host{kind}", "HV01: reading a class failed: It said no."), (fault.Kind, fault.ErrorId, fault.Message));
        Assert.IsType<CimException>(fault.InnerException);
    }

    [Fact]
    public async Task A_code_that_only_the_details_have_counts()
    {
        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Run(
            _ => throw CimServers.Fault(NativeErrorCode.Failed, "No.", ("error_Code", 0x80070005u, CimType.UInt32))));

        Assert.Equal(HostFaultKind.AccessDenied, fault.Kind);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_an_enumeration_is_a_fault()
    {
        string host = SessionTests.Host(_ => new EndingServer());
        using MmiCimClient client = MmiCimClient.Connect(host, null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => client.EnumerateAsync(@"root\x", "A", CancellationToken.None));

        Assert.Equal($"{host}: reading A failed: The connection broke.", fault.Message);
    }

    [Fact]
    public async Task A_method_without_a_result_is_a_fault_since_nobody_knows_what_was_done()
    {
        string host = SessionTests.Host(_ => new EndingServer());
        using MmiCimClient client = MmiCimClient.Connect(host, null);

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => client.InvokeAsync(@"root\x", new("A", []), "Go", [], CancellationToken.None));

        Assert.Equal($"{host}: Go came back without a result: read the host again.", fault.Message);
    }

    [Fact]
    public async Task A_call_that_a_quota_turned_away_is_made_again_after_a_pause_that_grows()
    {
        int calls = 0;

        int answer = await Run(_ => ++calls < 5 ? throw Quota(Operations) : calls);

        Assert.Equal(5, answer);
        Assert.Equal([0.6, 1.1, 2.1, 4.1], _pauses.Select(p => Math.Round(p.TotalSeconds, 3)));
    }

    [Fact]
    public async Task Patience_with_a_quota_ends_after_a_minute_with_a_fault_that_says_so()
    {
        int calls = 0;

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Run<int>(_ =>
        {
            calls++;
            throw Quota(Operations);
        }));

        Assert.Equal((HostFaultKind.Busy, 8), (fault.Kind, calls));
        Assert.InRange(_pauses.Sum(p => p.TotalSeconds), 20, 60);
    }

    [Theory]
    [InlineData(NativeErrorCode.ServerLimitsExceeded, 0u)]
    [InlineData(NativeErrorCode.ServerLimitsExceeded, 0x80338029u)]
    [InlineData(NativeErrorCode.Failed, Operations)]
    public async Task What_may_have_been_begun_is_never_made_again(NativeErrorCode code, uint details)
    {
        int calls = 0;

        await Assert.ThrowsAsync<HostFaultException>(() => Run<int>(_ =>
        {
            calls++;
            throw CimServers.Fault(code, "No.", ("error_Code", details, CimType.UInt32));
        }));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Waiting_for_a_quota_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        Task<int> running = Operation(TimeSpan.FromMinutes(1), Task.Delay).RunAsync<int>("reading", _ => throw Quota(Operations), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_host_that_never_answers_is_given_up()
    {
        using var never = new ManualResetEventSlim();

        HostFaultException fault = await Assert.ThrowsAsync<HostFaultException>(() => Operation(TimeSpan.FromMilliseconds(200), Pause).RunAsync(
            "reading",
            _ => never.Wait(TimeSpan.FromMinutes(5)),
            CancellationToken.None));

        never.Set();
        Assert.Equal(HostFaultKind.Timeout, fault.Kind);
        Assert.Contains("reading got no answer within", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_lets_the_caller_go_although_the_call_hangs()
    {
        using var never = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        using var source = new CancellationTokenSource();
        Task<bool> running = Operation(TimeSpan.FromMinutes(3), Pause).RunAsync(
            "reading",
            options =>
            {
                Assert.Equal(TimeSpan.FromMinutes(3), options.Timeout);
                begun.Release();
                return never.Wait(TimeSpan.FromMinutes(5));
            },
            source.Token);

        await begun.WaitAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        never.Set();
    }

    [Fact]
    public async Task An_error_that_comes_of_cancelling_is_a_cancellation()
    {
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Operation(TimeSpan.FromMinutes(1), Pause).RunAsync<int>(
            "reading",
            _ =>
            {
                source.Cancel();
                throw CimServers.Fault(NativeErrorCode.Failed, "Cancelled.");
            },
            source.Token));
    }

    private static CimException Quota(uint code) => CimServers.Fault(NativeErrorCode.ServerLimitsExceeded, "Too many.", ("error_Code", code, CimType.UInt32));

    private Task<T> Run<T>(Func<CimOperationOptions, T> call) => Operation(TimeSpan.FromMinutes(1), Pause).RunAsync("reading a class", call, CancellationToken.None);

    private Task<bool> Run(Action<CimOperationOptions> call) => Run(options =>
    {
        call(options);
        return true;
    });

    private Task Pause(TimeSpan pause, CancellationToken cancellationToken)
    {
        _pauses.Add(pause);
        return Task.CompletedTask;
    }

    private static MmiOperation Operation(TimeSpan timeout, Func<TimeSpan, CancellationToken, Task> wait) =>
        new("HV01", timeout, timeout, new MmiPatience(() => 0.5), wait);
}
