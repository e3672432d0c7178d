using System;
using System.Globalization;
using System.Linq;
using HyperVNetworking.Hosting.Cim;
using HyperVNetworking.Model;

namespace HyperVNetworking.Lab;

/// <summary>A condition of a query.</summary>
internal abstract record WqlCondition
{
    /// <summary>The condition as a test of instances of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The test.</returns>
    /// <exception cref="WqlException">The class lacks a property, or a value does not go with its type.</exception>
    public abstract Func<CimRecord, bool> Bind(CimClassDefinition type);

    private static CimMember Property(CimClassDefinition type, string name) =>
        type.Property(name) ?? throw new WqlException($"the class {type.Name} has no property {name}");

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
    internal sealed record IsNull(string Name) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            string name = Property(type, Name).Name;
            return r => r[name] is null;
        }
    }

    /// <summary>A property equals a value; a null property never does, nor does it differ from one.</summary>
    internal sealed record Compare(string Name, WqlToken Value, bool Equal) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            CimMember property = Property(type, Name);
            CimDataType data = property.Type;
            bool fits = Value.Kind switch
            {
                WqlTokenKind.Text => data is CimDataType.String or CimDataType.Reference or CimDataType.DateTime,
                WqlTokenKind.Number => data is > CimDataType.Boolean and <= CimDataType.SInt64,
                _ => data == CimDataType.Boolean,
            };
            if (!fits)
            {
                throw new WqlException($"{Value.Text} does not go with the property {property.Name}, which is {data}");
            }

            string expected = Value.Text;
            if (Value.Kind == WqlTokenKind.Number)
            {
                expected = decimal.TryParse(expected, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : throw new WqlException($"{expected} is no number that a property can have");
            }

            return r => r[property.Name] is object value && Names.Same(value is CimPath ? value.ToString() : CimText.Write(value), expected) == Equal;
        }
    }

    /// <summary>A text property matches a pattern.</summary>
    internal sealed record Like(string Name, string Pattern) : WqlCondition
    {
        /// <inheritdoc/>
        public override Func<CimRecord, bool> Bind(CimClassDefinition type)
        {
            CimMember property = Property(type, Name);
            if (property.Type != CimDataType.String)
            {
                throw new WqlException($"LIKE needs a text property, and {property.Name} is {property.Type}");
            }

            var pattern = new WqlPattern(Pattern);
            return r => r.Text(property.Name) is string text && pattern.IsMatch(text);
        }
    }
}
