using System.Collections.Generic;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Core.Tests.Hosting;

public sealed class CimPathTests
{
    // Facts A0: key order alphabetical, every backslash and quote inside a value escaped.
    private const string OfSwitch =
        """\\HOST1\root\virtualization\v2:Msvm_VirtualEthernetSwitch.CreationClassName="Msvm_VirtualEthernetSwitch",Name="A3B6C664-0000-0000-0000-000000000001" """;

    [Fact]
    public void Reads_and_writes_the_form_that_HostResource_has()
    {
        Assert.True(CimPath.TryParse(OfSwitch.TrimEnd(), out CimPath? path));

        Assert.Equal("HOST1", path!.ServerName);
        Assert.Equal(@"root\virtualization\v2", path.Namespace);
        Assert.Equal("Msvm_VirtualEthernetSwitch", path.ClassName);
        Assert.Equal("A3B6C664-0000-0000-0000-000000000001", path["name"]);
        Assert.Equal(OfSwitch.TrimEnd(), path.ToString());
    }

    [Theory]
    [InlineData(@"Microsoft:VM\NIC\C")]
    [InlineData("a \"quoted\" name")]
    [InlineData(@"ends with \")]
    [InlineData("a,b=\"c\".d:e")]
    [InlineData("\u202Ereversed\r\nline")]
    [InlineData("")]
    public void Brings_hostile_key_values_back_unchanged(string value)
    {
        string text = new CimPath("Msvm_X", [new("InstanceID", value), new("A", value)]) { Namespace = @"root\virtualization\v2" }.ToString();

        Assert.True(CimPath.TryParse(text, out CimPath? path));
        Assert.Equal(value, path!["InstanceID"]);
        Assert.Equal(value, path["A"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Msvm_X")]
    [InlineData("Msvm_X.")]
    [InlineData("Msvm_X.Name=")]
    [InlineData("Msvm_X.Name=1")]
    [InlineData("Msvm_X.Name=\"a")]
    [InlineData("Msvm_X.Name=\"a\\")]
    [InlineData("Msvm_X.Name=\"a\"x")]
    [InlineData("Msvm_X.Name=\"a\",")]
    [InlineData("Msvm_X.Name=\"a\",Name=\"b\"")]
    [InlineData("Msvm X.Name=\"a\"")]
    [InlineData(@"\\:Msvm_X.Name=""a""")]
    public void Refuses_what_is_no_object_path(string? text)
    {
        Assert.False(CimPath.TryParse(text, out CimPath? path));
        Assert.Null(path);
    }

    [Fact]
    public void Compares_class_and_keys_without_case_because_GUID_case_varies()
    {
        CimPath upper = CimPath.Of("Msvm_X", "InstanceID", @"Microsoft:A3B6\C");

        Assert.Equal(upper, CimPath.Of("MSVM_x", "instanceid", @"microsoft:a3b6\c"));
        Assert.NotEqual(upper, CimPath.Of("Msvm_X", "InstanceID", @"Microsoft:A3B7\C"));
        Assert.Single(new HashSet<CimPath> { upper, CimPath.Of("Msvm_X", "InstanceID", @"microsoft:a3b6\C") });
    }
}
