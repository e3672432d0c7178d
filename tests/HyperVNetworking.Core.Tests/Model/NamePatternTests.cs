using System.Linq;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using HyperVNetworking.Model;

namespace HyperVNetworking.Core.Tests.Model;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("SALES-*", "sales-1", true)]
    [InlineData("SALES-*", "SALES-", true)]
    [InlineData("*", "", true)]
    [InlineData("*-?", "a-b-c", true)]
    [InlineData("VM?", "VM", false)]
    [InlineData("VM?", "VM12", false)]
    [InlineData("VM[1]", "VM1", false)]
    [InlineData("a.*", "abc", false)]
    public void Fits_as_PowerShell_says(string pattern, string name, bool fits) => Assert.Equal(fits, new NamePattern(pattern).IsMatch(name));

    [Fact]
    public void Agrees_with_a_regular_expression_on_random_patterns() =>
        Prop.ForAll(Texts("ab*?").ToArbitrary(), Texts("abAB").ToArbitrary(), (pattern, name) =>
        {
            string regex = "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$";
            return new NamePattern(pattern).IsMatch(name) == Regex.IsMatch(name, regex, RegexOptions.IgnoreCase);
        }).QuickCheckThrowOnFailure();

    private static Gen<string> Texts(string letters) =>
        from length in Gen.Choose(0, 8)
        from text in Gen.Elements(letters.ToCharArray()).ArrayOf(length)
        select new string(text.ToArray());
}
