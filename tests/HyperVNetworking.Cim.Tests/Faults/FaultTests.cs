using HyperVNetworking.Cim.Faults;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData(1u, HostFaultKind.NotSupported)]
    [InlineData(4u, HostFaultKind.InvalidParameter)]
    [InlineData(5u, HostFaultKind.InvalidState)]
    [InlineData(32769u, HostFaultKind.AccessDenied)]
    [InlineData(32772u, HostFaultKind.Timeout)]
    [InlineData(32774u, HostFaultKind.InvalidState)]
    [InlineData(32777u, HostFaultKind.NotFound)]
    [InlineData(40000u, HostFaultKind.Failed)]
    public void A_return_value_has_its_documented_meaning(uint code, HostFaultKind kind) => Assert.Equal(kind, ReturnCode.Explain(code).Kind);

    [Theory]
    [InlineData(2, null, HostFaultKind.AccessDenied)]
    [InlineData(5, null, HostFaultKind.NotFound)]
    [InlineData(13, null, HostFaultKind.InvalidParameter)]
    [InlineData(27, null, HostFaultKind.Busy)]
    [InlineData(1, "HRESULT 0x80070005", HostFaultKind.AccessDenied)]
    [InlineData(1, "HRESULT 0x80338012", HostFaultKind.Unreachable)]
    [InlineData(1, "HRESULT 0x80338029", HostFaultKind.Timeout)]
    [InlineData(1, "HRESULT 0x80041002", HostFaultKind.NotFound)]
    [InlineData(1, "HRESULT 0x80070057", HostFaultKind.InvalidParameter)]
    [InlineData(1, "MI RESULT 1", HostFaultKind.Failed)]
    [InlineData(1, null, HostFaultKind.Failed)]
    public void An_MMI_error_has_a_kind_that_tells_what_to_do(int nativeErrorCode, string? messageId, HostFaultKind kind) =>
        Assert.Equal(kind, MmiFaultKind.Of(nativeErrorCode, messageId));
}
