namespace HyperVNetworking.Cli.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(3, 1, 3)]
    [InlineData(3, 3, 0, 1)]
    [InlineData(2, 1, 3, 2)]
    [InlineData(2, 2, 3)]
    public void Bad_input_comes_before_a_host_that_failed_and_that_before_a_requirement(int expected, params int[] codes) =>
        Assert.Equal(expected, ExitCode.Of(codes));
}
