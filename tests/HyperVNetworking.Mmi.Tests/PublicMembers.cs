using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HyperVNetworking.Mmi.Tests;

/// <summary>The public members of an assembly as lines such as <c>CimSession.Create(String) : CimSession</c>; nothing is loaded.</summary>
internal sealed class PublicMembers : ISignatureTypeProvider<string, MetadataReader>
{
    private readonly MetadataReader _reader;

    private PublicMembers(MetadataReader reader) => _reader = reader;

    public static IReadOnlyList<string> Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        var members = new PublicMembers(reader);
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(t => (t.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public).SelectMany(members.OfType).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<string> OfType(TypeDefinition type)
    {
        string name = _reader.GetString(type.Name);
        foreach (FieldDefinition field in type.GetFields().Select(_reader.GetFieldDefinition).Where(f => (f.Attributes & FieldAttributes.Literal) != 0))
        {
            Constant value = _reader.GetConstant(field.GetDefaultValue());
            yield return $"{name}.{_reader.GetString(field.Name)} = {_reader.GetBlobReader(value.Value).ReadConstant(value.TypeCode)}";
        }

        foreach (MethodDefinition method in type.GetMethods().Select(_reader.GetMethodDefinition).Where(IsPublic))
        {
            MethodSignature<string> signature = method.DecodeSignature(this, _reader);
            string kind = (method.Attributes & MethodAttributes.Static) != 0 ? "static " : string.Empty;
            yield return $"{kind}{name}.{_reader.GetString(method.Name)}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
        }
    }

    private static bool IsPublic(MethodDefinition method) => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeReference(handle).Name);

    public string GetTypeFromSpecification(MetadataReader reader, MetadataReader genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(", ", typeArguments)}>";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[...]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetGenericTypeParameter(MetadataReader genericContext, int index) => "!" + index;

    public string GetGenericMethodParameter(MetadataReader genericContext, int index) => "!!" + index;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";
}
