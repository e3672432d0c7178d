using System;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Core.Tests.Hosting;

public sealed class CimXmlTests
{
    [Fact]
    public void Writes_what_MMIs_serializer_writes()
    {
        var record = new CimRecord(
            "Msvm_EthernetSwitchPortVlanSettingData",
            [
                new CimField("OperationMode", CimDataType.UInt32, 2u),
                new CimField("TrunkVlanIdArray", CimDataType.UInt16Array, new ushort[] { 2, 3 }),
                new CimField("Caption", CimDataType.String, null),
                new CimField("IOVPreferred", CimDataType.Boolean, true),
            ]);

        Assert.Equal(
            "<INSTANCE CLASSNAME=\"Msvm_EthernetSwitchPortVlanSettingData\">"
            + "<PROPERTY NAME=\"OperationMode\" TYPE=\"uint32\" MODIFIED=\"TRUE\"><VALUE>2</VALUE></PROPERTY>"
            + "<PROPERTY.ARRAY NAME=\"TrunkVlanIdArray\" TYPE=\"uint16\" MODIFIED=\"TRUE\"><VALUE.ARRAY><VALUE>2</VALUE><VALUE>3</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>"
            + "<PROPERTY NAME=\"Caption\" TYPE=\"string\" MODIFIED=\"TRUE\" />"
            + "<PROPERTY NAME=\"IOVPreferred\" TYPE=\"boolean\" MODIFIED=\"TRUE\"><VALUE>true</VALUE></PROPERTY></INSTANCE>",
            CimXml.Write(record));
    }

    [Theory]
    [InlineData("\"quotes\" & <tags> ]]> 'single'")]
    [InlineData(" leading and trailing ")]
    [InlineData("line\r\nbreak\ttab")]
    [InlineData("\u202Eright to left")]
    [InlineData("%_*?[]\\")]
    [InlineData("control \u0001 and \u001B")]
    [InlineData("")]
    public void Brings_hostile_text_back_unchanged(string text)
    {
        var record = new CimRecord(
            "Msvm_X",
            [new CimField("Name", CimDataType.String, text), new CimField("Names", CimDataType.StringArray, new[] { text, text })]);

        Assert.True(CimXml.TryRead(CimXml.Write(record), out CimRecord? read, out string? error), error);
        Assert.Equal(text, read!.Text("Name"));
        Assert.Equal([text, text], read.Texts("Names"));
    }

    [Theory]
    [InlineData(CimDataType.Boolean, true)]
    [InlineData(CimDataType.UInt8, (byte)255)]
    [InlineData(CimDataType.SInt8, (sbyte)-1)]
    [InlineData(CimDataType.UInt16, (ushort)4094)]
    [InlineData(CimDataType.SInt16, (short)-7)]
    [InlineData(CimDataType.UInt32, uint.MaxValue)]
    [InlineData(CimDataType.SInt32, int.MinValue)]
    [InlineData(CimDataType.UInt64, ulong.MaxValue)]
    [InlineData(CimDataType.SInt64, long.MinValue)]
    [InlineData(CimDataType.Real64, 0.1)]
    [InlineData(CimDataType.Char16, 'x')]
    public void Keeps_value_and_type_of_every_scalar(CimDataType type, object value)
    {
        var record = new CimRecord("Msvm_X", [new CimField("P", type, value), new CimField("N", type, null)]);

        Assert.True(CimXml.TryRead(CimXml.Write(record), out CimRecord? read, out string? error), error);
        Assert.Equal(new CimField("P", type, value), read!.Field("P"));
        Assert.Equal(new CimField("N", type, null), read.Field("N"));
    }

    [Fact]
    public void Keeps_times_intervals_empty_and_null_arrays()
    {
        var record = new CimRecord(
            "Msvm_X",
            [
                new CimField("Time", CimDataType.DateTime, new DateTime(2026, 11, 21, 3, 0, 4, DateTimeKind.Utc)),
                new CimField("Interval", CimDataType.DateTime, new TimeSpan(1, 2, 3, 4)),
                new CimField("Empty", CimDataType.UInt16Array, Array.Empty<ushort>()),
                new CimField("Null", CimDataType.UInt16Array, null),
            ]);

        Assert.True(CimXml.TryRead(CimXml.Write(record), out CimRecord? read, out string? error), error);
        foreach (CimField field in record.Fields)
        {
            Assert.Equal(field.Value, read![field.Name]);
            Assert.Equal(field.Type, read.Field(field.Name)!.Type);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=''/>")]
    [InlineData("<OTHER CLASSNAME='X'/>")]
    [InlineData("<INSTANCE CLASSNAME='X'><PROPERTY NAME='A'/></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME='X'><PROPERTY NAME='A' TYPE='uint99'/></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME='X'><PROPERTY NAME='A' TYPE='uint16'><VALUE>65536</VALUE></PROPERTY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME='X'><PROPERTY NAME='A' TYPE='uint16'><VALUE>-1</VALUE></PROPERTY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME='X'><PROPERTY NAME='A' TYPE='string'/><PROPERTY NAME='a' TYPE='string'/></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME='X'/><INSTANCE CLASSNAME='Y'/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'boom'>]><INSTANCE CLASSNAME='X'/>")]
    public void Refuses_what_is_no_embedded_instance_with_a_reason(string text)
    {
        Assert.False(CimXml.TryRead(text, out CimRecord? record, out string? error));
        Assert.Null(record);
        Assert.False(string.IsNullOrWhiteSpace(error));
    }

    [Fact]
    public void Never_throws_on_damaged_text() =>
        Prop.ForAll(Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(32, 126).ToArbitrary(), (position, character) =>
        {
            char[] text = CimXml.Write(new CimRecord(
                "Msvm_X",
                [new CimField("A", CimDataType.UInt16Array, new ushort[] { 1, 2 }), new CimField("B", CimDataType.String, "text & more")])).ToCharArray();
            text[position % text.Length] = (char)character;
            bool read = CimXml.TryRead(new string(text), out CimRecord? record, out string? error);
            return read ? record is not null && error is null : record is null && error is not null;
        }).QuickCheckThrowOnFailure();
}
