using System;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>A condition of a query.</summary>
internal abstract record WqlCondition
{
    /// <summary>The condition as a test of instances of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The test.</returns>
    /// <exception cref="WqlException">The class lacks a property, or a value does not go with its type.</exception>
    public abstract Func<CimRecord, bool> Bind(CimClassDefinition type);

    /// <summary>The property that a query names.</summary>
    /// <param name="type">The class.</param>
    /// <param name="name">The name.</param>
    /// <returns>The property.</returns>
    /// <exception cref="WqlException">The class lacks it.</exception>
    public static CimMember Property(CimClassDefinition type, WqlToken name) =>
        type.Property(name.Text) ?? throw new WqlException($"the class {type.Name} has no property {name.Text}", name.Position);

    /// <summary>Both hold.</summary>
    internal sealed record And(WqlCondition Left, WqlCondition Right) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            (Func<CimRecord, bool> left, Func<CimRecord, bool> right) = (Left.Bind(type), Right.Bind(type));
            return r => left(r) && right(r);
        }
    }

    /// <summary>One holds.</summary>
    internal sealed record Or(WqlCondition Left, WqlCondition Right) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            (Func<CimRecord, bool> left, Func<CimRecord, bool> right) = (Left.Bind(type), Right.Bind(type));
            return r => left(r) || right(r);
        }
    }

    /// <summary>It does not hold.</summary>
    internal sealed record Not(WqlCondition Inner) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            Func<CimRecord, bool> inner = Inner.Bind(type);
            return r => !inner(r);
        }
    }

    /// <summary>A property is null.</summary>
    internal sealed record IsNull(WqlToken Name) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            string name = Property(type, Name).Name;
            return r => r[name] is null;
        }
    }

    /// <summary>A property compares with a value; a null property never does.</summary>
    internal sealed record Compare(WqlToken Name, string Sign, WqlToken Value) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            CimMember property = Property(type, Name);
            Func<object, int> order = WqlOrder.Against(property, Sign, Value);
            Func<int, bool> holds = Sign switch
            {
                "=" => static c => c == 0,
                "<" => static c => c < 0,
                ">" => static c => c > 0,
                "<=" => static c => c <= 0,
                ">=" => static c => c >= 0,
                _ => static c => c != 0,
            };
            return r => r[property.Name] is object value && holds(order(value));
        }
    }

    /// <summary>A text property matches a pattern.</summary>
    internal sealed record Like(WqlToken Name, WqlToken Pattern) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            CimMember property = Property(type, Name);
            if (property.Type != CimDataType.String)
            {
                throw new WqlException($"LIKE needs a text property, and {property.Name} is {property.Type}", Name.Position);
            }

            var pattern = new WqlPattern(Pattern);
            return r => r.Text(property.Name) is string text && pattern.IsMatch(text);
        }
    }
}
