using System;
using System.Linq;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Core.Tests.Generators;
using HyperVNetworking.Documents;
using HyperVNetworking.Model;
using HyperVNetworking.Planning;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class PlanDocumentTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Reads_back_the_plan_it_wrote() =>
        Prop.ForAll(PlanGenerator.Plans, plan =>
        {
            string text = PlanWriter.Write(plan);
            PlanReadResult result = PlanReader.Read(DocumentText.Source(text));
            return (plan.Equals(result.Plan) && PlanWriter.Write(result.Plan) == text).Label(string.Join("\n", result.Errors));
        }).Check(s_config);

    [Fact]
    public void A_plan_file_is_a_document_too() =>
        Prop.ForAll(PlanGenerator.Plans, plan => plan.Document.Equals(DocumentText.ReadGood(PlanWriter.Write(plan)))).Check(s_config);

    [Fact]
    public void Knows_every_kind_of_change() =>
        Assert.Equal(
            typeof(HostChange).GetNestedTypes(BindingFlags.Public).Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(HostChange))).Select(t => t.Name).Order(),
            Enum.GetNames<HostChangeKind>().Order());

    [Fact]
    public void Writes_a_step_as_one_object()
    {
        var adapter = new AdapterReference { VmName = "VM1", AdapterName = "Network Adapter" };
        var plan = new NetworkPlan
        {
            Document = NetworkDocument.Empty,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Hosts = ["Host1"],
            Steps = [new PlanStep { Number = 1, Host = "Host1", Change = new HostChange.ConnectAdapter(adapter, null, "Switch A"), Reason = "because" }],
        };

        string text = PlanWriter.Write(plan);

        Assert.Contains("\"number\": 1, \"host\": \"Host1\", \"change\": \"ConnectAdapter\", \"adapter\": { \"vm\": \"VM1\", \"name\": \"Network Adapter\" }, \"to\": \"Switch A\", \"reason\": \"because\"", string.Join(" ", text.Split('\n').Select(l => l.Trim())));
    }

    [Theory]
    [InlineData("{}", DocumentErrorIds.NoPlan, "holds no \"plan\"")]
    [InlineData("[]", DocumentErrorIds.WrongType, "Here a document is expected")]
    [InlineData("", DocumentErrorIds.Empty, "The file is empty")]
    [InlineData("{ \"plan\": 1 }", DocumentErrorIds.WrongType, "Here a plan is expected")]
    [InlineData("{ \"plan\": { \"hosts\": [] } }", DocumentErrorIds.MissingKey, "\"createdAt\" is missing in a plan.")]
    [InlineData("{ \"plan\": { \"createdAt\": \"2024-05-31T12:00:00Z\", \"hosts\": [], \"steps\": [ { \"number\": 1 } ] } }", DocumentErrorIds.MissingKey, "\"change\" is missing in a step: use CreateSwitch")]
    [InlineData("{ \"plan\": { \"createdAt\": \"2024-05-31T12:00:00Z\", \"hosts\": [], \"steps\": [ { \"number\": 0, \"host\": \"H\", \"change\": \"ConnectAdapter\", \"adapter\": { \"vm\": \"V\", \"name\": \"A\" }, \"reason\": \"r\" } ] } }", DocumentErrorIds.InvalidNumber, "\"number\" of a step with change ConnectAdapter")]
    [InlineData("{ \"plan\": { \"createdAt\": \"2024-05-31T12:00:00Z\", \"hosts\": [], \"steps\": [ { \"number\": 1, \"host\": \"H\", \"change\": \"CreateSwitch\", \"reason\": \"r\" } ] } }", DocumentErrorIds.MissingKey, "\"switch\" is missing in a step with change CreateSwitch.")]
    public void Says_what_is_wrong_with_a_plan(string text, string id, string part)
    {
        PlanReadResult result = PlanReader.Read(DocumentText.Source(text));

        Assert.Null(result.Plan);
        DocumentError error = Assert.Single(result.Errors);
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(part, error.Message);
    }
}
