using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>The grammar of conditions: comparisons, LIKE, IS [NOT] NULL, NOT, AND before OR, and parentheses.</summary>
internal static class WqlConditionParser
{
    private static readonly string[] s_operators = ["=", "<>", "!=", "<=", ">=", "<", ">"];

    /// <summary>Reads a condition.</summary>
    /// <param name="reader">The query after WHERE.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="WqlException">There is none.</exception>
    public static WqlCondition Read(WqlReader reader)
    {
        WqlCondition left = ReadAnd(reader);
        while (reader.TryTake("OR"))
        {
            left = new WqlCondition.Or(left, ReadAnd(reader));
            reader.Deeper();
        }

        return left;
    }

    private static WqlCondition ReadAnd(WqlReader reader)
    {
        WqlCondition left = ReadNot(reader);
        while (reader.TryTake("AND"))
        {
            left = new WqlCondition.And(left, ReadNot(reader));
            reader.Deeper();
        }

        return left;
    }

    private static WqlCondition ReadNot(WqlReader reader)
    {
        if (reader.TryTake("NOT"))
        {
            reader.Deeper();
            return new WqlCondition.Not(ReadNot(reader));
        }

        if (reader.TryTake("("))
        {
            reader.Deeper();
            WqlCondition inner = Read(reader);
            reader.Take(")");
            return inner;
        }

        return ReadTest(reader);
    }

    private static WqlCondition ReadTest(WqlReader reader)
    {
        WqlToken name = reader.TakeName("a property");
        if (reader.TryTake("IS"))
        {
            bool not = reader.TryTake("NOT");
            reader.Take("NULL");
            return not ? new WqlCondition.Not(new WqlCondition.IsNull(name)) : new WqlCondition.IsNull(name);
        }

        if (reader.TryTake("LIKE"))
        {
            return new WqlCondition.Like(name, reader.Take(WqlTokenKind.Text, "a text"));
        }

        foreach (string sign in s_operators)
        {
            if (reader.TryTake(sign))
            {
                return new WqlCondition.Compare(name, sign, ReadValue(reader));
            }
        }

        throw reader.Unexpected("a comparison, LIKE or IS");
    }

    private static WqlToken ReadValue(WqlReader reader)
    {
        WqlToken value = reader.Current;
        bool isValue = value.Kind is WqlTokenKind.Text or WqlTokenKind.Number
            || (value.Kind == WqlTokenKind.Word && (Names.Same(value.Text, "TRUE") || Names.Same(value.Text, "FALSE")));
        return isValue ? reader.Next() : throw reader.Unexpected("a value");
    }
}
