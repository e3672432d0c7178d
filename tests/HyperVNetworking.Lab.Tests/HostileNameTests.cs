using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HyperVNetworking.Hosting;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;
using static HyperVNetworking.Lab.Tests.LabUse;

namespace HyperVNetworking.Lab.Tests;

/// <summary>Names that other languages give a meaning: made, listed, asked for, changed and reached over references, they stay what they are.</summary>
public class HostileNameTests
{
    private static readonly string[] s_names =
    [
        "a'b", "a\"b", @"a\b", @"\\", @"ends\", "[x]", "[^a]", "[", "]", "*?", "100%", "_", "]]>", "a&b<c>", "&amp;", "line\nbreak", "tab\t",
        "carriage\rreturn", "\u202Eabc\u200F", new string('x', 256), "' OR Name LIKE '%", "{brace}", "}", " lead and trail ", "ß İ ı", "\U0001F600",
    ];

    public static TheoryData<string> Hostile => [.. s_names];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_name_survives_create_enumerate_query_modify_and_walks(string name)
    {
        ICimClient client = Client(Host1);
        const string Switch = "Msvm_VirtualEthernetSwitch";
        await client.Switches("DefineSystem", Text("SystemSettings", Embedded("Msvm_VirtualEthernetSwitchSettingData", Text("ElementName", name))));

        Assert.Single(await client.All(Switch), s => s.Text("ElementName") == name);
        foreach (string condition in new[] { "= " + Wql.Literal(name), "LIKE " + Wql.Literal(Wql.LikePattern(name)) })
        {
            Assert.Equal(name, Assert.Single(await client.Query($"SELECT * FROM {Switch} WHERE ElementName {condition}")).Text("ElementName"));
        }

        CimRecord settings = await client.SwitchSettings(name);
        await client.Switches("ModifySystemSettings", Text("SystemSettings", Embedded(settings.ClassName, Text("InstanceID", settings.Text("InstanceID")), Text("ElementName", "plain"), Texts("Notes", name))));
        Assert.Equal([name], (await client.SwitchSettings("plain")).Texts("Notes"));

        CimRecord adapter = await client.AdapterOf("VM4");
        await client.Vms("ModifyResourceSettings", Texts("ResourceSettings", Embedded(adapter.ClassName, Text("InstanceID", adapter.Text("InstanceID")), Text("ElementName", name))));
        CimRecord vm = await client.Vm("VM4");
        CimRecord reached = Assert.Single(await client.Query($"ASSOCIATORS OF {{{Path(vm)}}} WHERE ResultClass=Msvm_SyntheticEthernetPort"));
        Assert.Equal(name, reached.Text("ElementName"));
    }

    [Fact]
    public async Task A_seeded_run_of_object_paths_ends_in_an_instance_or_a_refusal()
    {
        var random = new Random(99);
        ICimClient client = Client(Host1);
        string good = Path(await client.Vm("VM1")).ToString();
        int found = 0;
        for (int i = 0; i < 3000; i++)
        {
            char[] text = good.ToCharArray();
            for (int n = random.Next(0, 3); n > 0; n--)
            {
                text[random.Next(text.Length)] = "\\\".,:=}{'\0x\u202E"[random.Next(12)];
            }

            string path = new(text);
            try
            {
                found += (await client.Query($"ASSOCIATORS OF {{{path}}} WHERE ResultClass=Msvm_VirtualSystemSettingData")).Count;
                Assert.True(CimPath.TryParse(path, out CimPath? parsed), path);
                Assert.True(Names.Same(parsed!.ToString(), good) || parsed.Keys.Count == 2, path);
            }
            catch (HostFaultException)
            {
            }
        }

        Assert.InRange(found, 900, 2000);
    }

    [Fact]
    public void What_the_grammar_takes_is_what_an_independent_reading_of_it_takes()
    {
        var random = new Random(2013);
        string[] pieces = ["Name", "EnabledState", "=", "<>", "LIKE", "IS", "NULL", "NOT", "AND", "OR", "(", ")", "'a'", "2", "TRUE"];
        int taken = 0;
        for (int i = 0; i < 60000; i++)
        {
            string[] tokens = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)])];
            bool expected = IsCondition(tokens);
            bool actual = true;
            try
            {
                WqlParser.Parse("SELECT * FROM X WHERE " + string.Join(' ', tokens));
            }
            catch (WqlException)
            {
                actual = false;
            }

            Assert.True(expected == actual, string.Join(' ', tokens));
            taken += actual ? 1 : 0;
        }

        Assert.InRange(taken, 50, 30000);
    }

    // By rewriting: tests become c, then NOT c, (c), c AND c and c OR c become c until nothing changes.
    private static bool IsCondition(string[] tokens)
    {
        string text = " " + string.Concat(tokens.Select(t => t switch
        {
            "Name" or "EnabledState" => "p",
            "=" or "<>" => "o",
            "'a'" => "t",
            "2" or "TRUE" => "v",
            "LIKE" => "L",
            "IS" => "I",
            "NULL" => "0",
            "NOT" => "!",
            "AND" => "&",
            "OR" => "|",
            _ => t,
        }));
        text = text.Trim();
        foreach ((string from, string to) in new[] { ("pot", "c"), ("pov", "c"), ("pLt", "c"), ("pI!0", "c"), ("pI0", "c") })
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        string before;
        do
        {
            before = text;
            text = text.Replace("!c", "c", StringComparison.Ordinal).Replace("(c)", "c", StringComparison.Ordinal).Replace("c&c", "c", StringComparison.Ordinal).Replace("c|c", "c", StringComparison.Ordinal);
        }
        while (text != before);
        return text == "c";
    }
}
