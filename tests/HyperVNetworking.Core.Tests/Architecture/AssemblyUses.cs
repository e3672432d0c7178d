using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HyperVNetworking.Core.Tests.Architecture;

/// <summary>Which types an assembly's types use, read from its metadata and method bodies; nothing is loaded.</summary>
internal sealed class AssemblyUses : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    public AssemblyUses(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>The outermost types (nested and generated ones count as theirs), each with what it uses: <c>Namespace.Type</c> and <c>Namespace.Type::Member</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> ByType() => _reader.TypeDefinitions
        .GroupBy(handle => UsedTypes.NameOf(_reader, handle))
        .ToDictionary(
            types => types.Key,
            types => (IReadOnlySet<string>)types.SelectMany(OfType).Where(use => use != types.Key).ToHashSet());

    public void Dispose() => _file.Dispose();

    private IEnumerable<string> OfType(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _reader.GetTypeDefinition(handle);
        return OfEntity(type.BaseType)
            .Concat(type.GetInterfaceImplementations().SelectMany(i => OfEntity(_reader.GetInterfaceImplementation(i).Interface)))
            .Concat(OfConstraints(type.GetGenericParameters()))
            .Concat(OfAttributes(type.GetCustomAttributes()))
            .Concat(type.GetFields().SelectMany(OfField))
            .Concat(type.GetProperties().SelectMany(p => OfAttributes(_reader.GetPropertyDefinition(p).GetCustomAttributes())))
            .Concat(type.GetMethods().SelectMany(OfMethod));
    }

    private IEnumerable<string> OfField(FieldDefinitionHandle handle)
    {
        FieldDefinition field = _reader.GetFieldDefinition(handle);
        return field.DecodeSignature(UsedTypes.Instance, null).Concat(OfAttributes(field.GetCustomAttributes()));
    }

    private IEnumerable<string> OfMethod(MethodDefinitionHandle handle)
    {
        MethodDefinition method = _reader.GetMethodDefinition(handle);
        IEnumerable<string> uses = OfSignature(method.DecodeSignature(UsedTypes.Instance, null))
            .Concat(OfConstraints(method.GetGenericParameters()))
            .Concat(OfAttributes(method.GetCustomAttributes()));
        if (method.RelativeVirtualAddress == 0)
        {
            return uses;
        }

        MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
        return uses
            .Concat(body.LocalSignature.IsNil ? [] : _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(UsedTypes.Instance, null).SelectMany(t => t))
            .Concat(body.ExceptionRegions.SelectMany(r => OfEntity(r.CatchType)))
            .Concat(OperationCodes.Tokens(body.GetILReader()).SelectMany(token => OfEntity(MetadataTokens.EntityHandle(token))));
    }

    private IEnumerable<string> OfAttributes(CustomAttributeHandleCollection attributes) =>
        attributes.SelectMany(a => OfEntity(_reader.GetCustomAttribute(a).Constructor));

    private IEnumerable<string> OfConstraints(GenericParameterHandleCollection parameters) => parameters
        .SelectMany(p => _reader.GetGenericParameter(p).GetConstraints())
        .SelectMany(c => OfEntity(_reader.GetGenericParameterConstraint(c).Type));

    private static IEnumerable<string> OfSignature(MethodSignature<IEnumerable<string>> signature) =>
        signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(t => t));

    private IEnumerable<string> OfEntity(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [UsedTypes.NameOf(_reader, (TypeDefinitionHandle)handle)],
        HandleKind.TypeReference => [UsedTypes.NameOf(_reader, (TypeReferenceHandle)handle)],
        HandleKind.TypeSpecification => _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(UsedTypes.Instance, null),
        HandleKind.MethodDefinition => [UsedTypes.NameOf(_reader, _reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())],
        HandleKind.FieldDefinition => [UsedTypes.NameOf(_reader, _reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())],
        HandleKind.MethodSpecification => OfMethodSpecification(_reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
        HandleKind.MemberReference => OfMember(_reader.GetMemberReference((MemberReferenceHandle)handle)),
        _ => [],
    };

    private IEnumerable<string> OfMethodSpecification(MethodSpecification method) =>
        OfEntity(method.Method).Concat(method.DecodeSignature(UsedTypes.Instance, null).SelectMany(t => t));

    private IEnumerable<string> OfMember(MemberReference member)
    {
        string[] parent = OfEntity(member.Parent).ToArray();
        IEnumerable<string> types = member.GetKind() == MemberReferenceKind.Method
            ? OfSignature(member.DecodeMethodSignature(UsedTypes.Instance, null))
            : member.DecodeFieldSignature(UsedTypes.Instance, null);
        return parent.Concat(types).Concat(parent.Take(1).Select(p => $"{p}::{_reader.GetString(member.Name)}"));
    }
}
