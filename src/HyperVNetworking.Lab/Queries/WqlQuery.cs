using System;
using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>A parsed <c>SELECT * FROM class WHERE condition</c>.</summary>
/// <param name="ClassName">The class.</param>
/// <param name="Condition">The condition; null selects all. It is checked against the class by <see cref="Bind"/>.</param>
internal sealed record WqlQuery(string ClassName, WqlCondition? Condition)
{
    /// <summary>The condition as a test of instances.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The test.</returns>
    /// <exception cref="WqlException">The class lacks a property, or a value does not go with its type.</exception>
    public Func<CimRecord, bool> Bind(CimClassDefinition type) => Condition is null ? static _ => true : Condition.Bind(type);
}
