using System;
using System.Linq;

namespace HyperVNetworking.Model;

/// <summary>The names of the buses that disks are on; the numbers are those of MSFT_Disk.BusType (learn.microsoft.com, msft-disk).</summary>
public static class DiskBus
{
    /// <summary>Fibre Channel, over Ethernet too.</summary>
    public const string FibreChannel = "FibreChannel";

    /// <summary>iSCSI.</summary>
    public const string Iscsi = "iSCSI";

    private static readonly string[] s_names =
    [
        "Unknown", "SCSI", "ATAPI", "ATA", "1394", "SSA", FibreChannel, "USB", "RAID", Iscsi,
        "SAS", "SATA", "SD", "MMC", "Virtual", "FileBackedVirtual", "StorageSpaces", "NVMe",
    ];

    /// <summary>The name of a bus.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The name; null if the number says nothing.</returns>
    public static string? Name(long? number) => number is > 0 and long known && known < s_names.Length ? s_names[known] : null;

    /// <summary>The number of a bus.</summary>
    /// <param name="name">Its name, as somebody wrote it: <c>Fibre Channel</c> is <c>FibreChannel</c> too.</param>
    /// <returns>The number; 0, unknown, if there is no such bus.</returns>
    public static int Number(string? name) => name is null ? 0 : Math.Max(0, Array.FindIndex(s_names, n => Names.Same(n, Plain(name))));

    /// <summary>Whether disks on the bus are of a storage area network. SAS is not taken for one: most of it is inside the host.</summary>
    /// <param name="name">The bus.</param>
    /// <returns>True for Fibre Channel and iSCSI.</returns>
    public static bool IsSan(string? name) => name is not null && (Names.Same(Plain(name), FibreChannel) || Names.Same(Plain(name), Iscsi));

    private static string Plain(string name) => new(name.Where(char.IsLetterOrDigit).ToArray());
}
