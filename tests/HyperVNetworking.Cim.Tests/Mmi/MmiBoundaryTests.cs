using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HyperVNetworking.Cim.Mmi;
using HyperVNetworking.Cim.Sessions;
using HyperVNetworking.Core.Tests.Architecture;
using HyperVNetworking.Hosting;

namespace HyperVNetworking.Cim.Tests.Mmi;

public sealed class MmiBoundaryTests
{
    private const string Assembly = "Microsoft.Management.Infrastructure";
    private static readonly string s_cim = typeof(HyperVHostSession).Assembly.Location;

    [Fact]
    public void Only_the_Mmi_namespace_names_MMI()
    {
        using var cim = new AssemblyUses(s_cim);
        IReadOnlyDictionary<string, IReadOnlySet<string>> uses = cim.ByType();

        string[] users = uses.Where(t => t.Value.Any(u => u.StartsWith(Assembly + ".", StringComparison.Ordinal))).Select(t => t.Key).ToArray();

        Assert.Contains("HyperVNetworking.Cim.Mmi.MmiRecords", users);
        Assert.All(users, user => Assert.StartsWith("HyperVNetworking.Cim.Mmi.", user, StringComparison.Ordinal));
    }

    [Fact]
    public void The_reference_has_the_identity_that_Windows_and_PowerShell_bring()
    {
        using var file = new PEReader(File.OpenRead(s_cim));
        MetadataReader reader = file.GetMetadataReader();

        AssemblyName name = reader.AssemblyReferences.Select(h => reader.GetAssemblyReference(h).GetAssemblyName()).Single(n => n.Name == Assembly);

        Assert.Equal(new Version(1, 0, 0, 0), name.Version);
        Assert.Equal("31bf3856ad364e35", Convert.ToHexStringLower(name.GetPublicKeyToken()!));
    }

    [Fact]
    public void The_contract_is_never_put_beside_a_program() =>
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, Assembly + ".dll")));

    [Fact]
    public void Where_MMI_is_absent_everything_says_so_and_nothing_crashes()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.False(MmiAvailability.IsAvailable);
        Assert.Contains("Real Hyper-V hosts cannot be reached here", MmiAvailability.Reason, StringComparison.Ordinal);
        HostFaultException fault = Assert.Throws<HostFaultException>(() => MmiCimClient.Connect("HV01", new NetworkCredential("user", "password", "DOMAIN")));
        Assert.Equal(HostFaultKind.NotSupported, fault.Kind);
        Assert.StartsWith("HV01: Real Hyper-V hosts", fault.Message, StringComparison.Ordinal);
        Assert.Equal(HostFaultKind.NotSupported, Assert.Throws<HostFaultException>(() => MmiCimClient.FromSession(new object())).Kind);
    }
}
