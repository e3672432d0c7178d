using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class VlanSetTests
{
    [Theory]
    [InlineData("1-100,200", "1-100,200", 101)]
    [InlineData(" 5 , 3,4 ", "3-5", 3)]
    [InlineData("7,7,7", "7", 1)]
    [InlineData("1-4094", "1-4094", 4094)]
    [InlineData("", "", 0)]
    public void Reads_the_inbox_list_syntax(string text, string canonical, int count)
    {
        VlanSet set = VlanSet.Parse(text);

        Assert.Equal(canonical, set.ToString());
        Assert.Equal(count, set.Count);
    }

    [Theory]
    [InlineData("5-2", "must end above its start")]
    [InlineData("5-5", "must end above its start")]
    [InlineData("1,,2", "neither a number nor a range")]
    [InlineData("0", "0 is not a VLAN number")]
    [InlineData("4095", "4095 is not a VLAN number")]
    [InlineData("1-4095", "4095 is not a VLAN number")]
    [InlineData("-1", "neither a number nor a range")]
    [InlineData("1-2-3", "neither a number nor a range")]
    [InlineData("2.5", "neither a number nor a range")]
    [InlineData("99999999999", "neither a number nor a range")]
    public void Refuses_what_is_no_list_and_names_the_piece(string text, string reason)
    {
        Assert.False(VlanSet.TryParse(text, out VlanSet? set, out string? error));

        Assert.Null(set);
        Assert.Contains(reason, error);
    }

    [Fact]
    public void Agrees_with_sets_of_numbers_on_random_sets() =>
        Prop.ForAll(Lists().ToArbitrary(), Lists().ToArbitrary(), (left, right) =>
        {
            VlanSet a = VlanSet.Of(left);
            VlanSet b = VlanSet.Of(right);
            return Ids(a.Union(b)).SequenceEqual(left.Union(right).Order())
                && Ids(a.Intersect(b)).SequenceEqual(left.Intersect(right).Order())
                && Ids(a.Except(b)).SequenceEqual(left.Except(right).Order())
                && a.IsSupersetOf(b) == right.All(left.Contains)
                && VlanSet.Parse(a.ToString()).Equals(a);
        }).QuickCheckThrowOnFailure();

    private static Gen<int[]> Lists() => Gen.ArrayOf(Gen.Choose(VlanId.MinValue, VlanId.MaxValue));

    private static int[] Ids(VlanSet set) => set.Select(id => id.Value).ToArray();
}
