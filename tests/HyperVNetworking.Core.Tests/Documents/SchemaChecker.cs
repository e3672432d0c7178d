using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HyperVNetworking.Core.Tests.Documents;

/// <summary>The part of JSON Schema 2020-12 that our schema uses; an unknown keyword fails, so that nothing goes unchecked.</summary>
internal sealed class SchemaChecker(JsonElement root)
{
    /// <summary>Where a value breaks the schema; nothing if it keeps it.</summary>
    public IEnumerable<string> Check(JsonElement value) => Check(value, root, "$");

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Check(value, schema, keyword, path));

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, JsonProperty keyword, string path)
    {
        JsonElement rule = keyword.Value;
        return keyword.Name switch
        {
            "$schema" or "$id" or "$defs" or "title" or "description" => [],
            "$ref" => Check(value, root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), path),
            "type" => Broken(!IsType(value, rule.GetString()!), $"{path} is no {rule}"),
            "const" => Broken(value.ToString() != rule.GetString(), $"{path} is not {rule}"),
            "enum" => Broken(rule.EnumerateArray().All(word => word.GetString() != value.ToString()), $"{path} is none of {rule}"),
            "pattern" => Broken(!Regex.IsMatch(value.ToString(), rule.GetString()!, RegexOptions.ECMAScript), $"{path} does not fit {rule}"),
            "minLength" => Broken(value.ToString().Length < rule.GetInt32(), $"{path} is too short"),
            "minimum" => Broken(IsType(value, "integer") && value.GetInt64() < rule.GetInt64(), $"{path} is below {rule}"),
            "maximum" => Broken(IsType(value, "integer") && value.GetInt64() > rule.GetInt64(), $"{path} is above {rule}"),
            "minItems" => Broken(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < rule.GetInt32(), $"{path} has too few items"),
            "maxItems" => Broken(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > rule.GetInt32(), $"{path} has too many items"),
            "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, i) => Check(item, rule, $"{path}[{i}]")),
            "oneOf" => Broken(rule.EnumerateArray().Count(choice => !Check(value, choice, path).Any()) != 1, $"{path} is not one of its choices"),
            "required" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateArray().Where(key => !value.TryGetProperty(key.GetString()!, out _)).Select(key => $"{path} lacks {key}"),
            "properties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(p => rule.TryGetProperty(p.Name, out _)).SelectMany(p => Check(p.Value, rule.GetProperty(p.Name), $"{path}.{p.Name}")),
            "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(p => !schema.GetProperty("properties").TryGetProperty(p.Name, out _)).Select(p => $"{path} has {p.Name}"),
            _ => [$"the schema uses {keyword.Name}, which this checker does not know"],
        };
    }

    private static IEnumerable<string> Broken(bool broken, string what) => broken ? [what] : [];

    private static bool IsType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };
}
