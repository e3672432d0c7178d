using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>Reads the disks of VMs: files, and physical disks that are passed through (os-win, vmutils).</summary>
internal sealed class VmDiskReader
{
    private readonly ILookup<string, CimRecord> _media;
    private readonly ILookup<string, CimRecord> _passedThrough;
    private readonly Dictionary<string, int> _numbers = new(Names.Comparer);

    /// <summary>Makes a reader.</summary>
    /// <param name="facts">The host's records.</param>
    public VmDiskReader(HostFactRecords facts)
    {
        _media = ByOwner(facts.VmMedia);
        _passedThrough = ByOwner(facts.PassedThrough);
        foreach (CimRecord drive in facts.DiskDrives)
        {
            if (drive.Text("DeviceID") is string id && drive.Number("DriveNumber") is >= 0 and <= int.MaxValue and long number)
            {
                _numbers[id] = (int)number;
            }
        }
    }

    /// <summary>The disks of a VM.</summary>
    /// <param name="vm">Its GUID.</param>
    /// <returns>Its files, then what is passed through; a number that nobody knows is null.</returns>
    public IEnumerable<VmDisk> Of(string vm) =>
        _media[vm].SelectMany(m => m.Texts("HostResource")).Where(p => p.Length > 0).Select(p => new VmDisk { Kind = VmDiskKind.Vhd, Path = p })
            .Concat(_passedThrough[vm].SelectMany(d => d.Texts("HostResource")).Select(p => new VmDisk { Kind = VmDiskKind.PassThrough, Disk = NumberOf(p) }));

    private static ILookup<string, CimRecord> ByOwner(IEnumerable<CimRecord> settings) =>
        SettingId.WithoutTemplates(settings).ToLookup(s => SettingId.Owner(SettingId.Of(s)), Names.Comparer);

    private int? NumberOf(string drive) =>
        CimPath.TryParse(drive, out CimPath? path) && path!["DeviceID"] is string id && _numbers.TryGetValue(id, out int number) ? number : null;
}
