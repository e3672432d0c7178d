using System;
using System.Collections.Generic;
using System.Linq;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Cim.Virtualization;

/// <summary>The InstanceID of a setting: <c>Microsoft:OWNER\PART\...</c>, from which a setting's place follows without asking for its associations (facts A0).</summary>
internal static class SettingId
{
    private const string Prefix = "Microsoft:";
    private const string Definition = @"Microsoft:Definition\";

    /// <summary>The InstanceID of a record.</summary>
    /// <param name="record">A setting.</param>
    /// <returns>The id; empty if it has none.</returns>
    public static string Of(CimRecord record) => record.Text("InstanceID") ?? string.Empty;

    /// <summary>Whether a record is a template and no setting of anything (facts A0).</summary>
    /// <param name="record">A setting.</param>
    /// <returns>True for <c>Microsoft:Definition\...</c>.</returns>
    public static bool IsTemplate(CimRecord record) => Of(record).StartsWith(Definition, StringComparison.OrdinalIgnoreCase);

    /// <summary>The records that are settings of something.</summary>
    /// <param name="records">An enumeration of a setting class.</param>
    /// <returns>The records without the templates.</returns>
    public static IEnumerable<CimRecord> WithoutTemplates(IEnumerable<CimRecord> records) => records.Where(r => !IsTemplate(r));

    /// <summary>The template that new settings of a class are copied from.</summary>
    /// <param name="records">An enumeration that includes the class.</param>
    /// <param name="className">The class.</param>
    /// <returns>The template; one without properties if the host sent none (os-win does the same, facts A1.11).</returns>
    public static CimRecord DefaultOf(IEnumerable<CimRecord> records, string className) =>
        records.FirstOrDefault(r => r.ClassName == className && IsTemplate(r) && Of(r).EndsWith(@"\Default", StringComparison.OrdinalIgnoreCase))
        ?? new CimRecord(className, []);

    /// <summary>The parts of an id.</summary>
    /// <param name="id">Such as <c>Microsoft:VM\NIC\C</c>.</param>
    /// <returns>Such as VM, NIC, C.</returns>
    public static string[] Parts(string id) =>
        (id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id.Substring(Prefix.Length) : id).Split('\\');

    /// <summary>The first part: the GUID of the VM, checkpoint or virtual switch that the setting belongs to.</summary>
    /// <param name="id">An id.</param>
    /// <returns>The GUID.</returns>
    public static string Owner(string id) => Parts(id)[0];

    /// <summary>The id of a VM's or virtual switch's own configuration.</summary>
    /// <param name="owner">The GUID.</param>
    /// <returns>The id.</returns>
    public static string OfOwner(string owner) => Prefix + owner;

    /// <summary>The id of a VM adapter.</summary>
    /// <param name="vm">The VM's GUID.</param>
    /// <param name="adapter">The adapter's GUID.</param>
    /// <returns>The id.</returns>
    public static string OfAdapter(string vm, string adapter) => $@"{Prefix}{vm}\{adapter}";

    /// <summary>The id of a VM adapter's port allocation: the adapter's and a literal C.</summary>
    /// <param name="adapterId">The adapter's id.</param>
    /// <returns>The id.</returns>
    public static string OfAllocation(string adapterId) => adapterId + @"\C";

    /// <summary>The id of the port allocation that a port feature belongs to: without the feature's and the instance's GUID.</summary>
    /// <param name="featureId">The feature's id.</param>
    /// <returns>The allocation's id.</returns>
    public static string AllocationOf(string featureId)
    {
        int last = featureId.LastIndexOf('\\');
        int before = last > 0 ? featureId.LastIndexOf('\\', last - 1) : -1;
        return before > 0 ? featureId.Substring(0, before) : featureId;
    }
}
