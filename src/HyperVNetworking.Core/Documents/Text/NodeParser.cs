using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace HyperVNetworking.Documents.Text;

/// <summary>Reads JSON with comments into nodes. Whatever the bytes are, it ends with nodes or with one error.</summary>
internal sealed class NodeParser
{
    /// <summary>Documents need about 16 levels; the limit keeps the stack safe.</summary>
    public const int MaxDepth = 64;

    // Beyond this many keys a set finds the duplicates: an object of a million keys must not take a million squared.
    private const int FewKeys = 16;

    private readonly DocumentText _text;
    private readonly ErrorList _errors;
    private bool _tooDeep;

    private NodeParser(DocumentText text, ErrorList errors)
    {
        _text = text;
        _errors = errors;
    }

    private static JsonReaderOptions Options => new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth + 2 };

    /// <summary>Reads a file.</summary>
    /// <returns>The root, or null after an error was added.</returns>
    public static DocumentNode? Parse(DocumentText text, ErrorList errors)
    {
        if (text.IsWide)
        {
            errors.Add(DocumentErrorIds.NotUtf8, text, 0, "The file is not UTF-8 but looks like UTF-16: save it as UTF-8.");
            return null;
        }

        return new NodeParser(text, errors).ParseRoot();
    }

    private DocumentNode? ParseRoot()
    {
        var reader = new Utf8JsonReader(_text.Bytes.Span, Options);
        try
        {
            reader.Read();
            DocumentNode root = ReadValue(ref reader);
            while (!_tooDeep && reader.Read())
            {
                // Whatever follows the root is an exception of the reader.
            }

            return _tooDeep ? null : root;
        }
        catch (JsonException e)
        {
            ReportSyntax(_text.OffsetOf(e.LineNumber ?? 0, e.BytePositionInLine ?? 0));
        }
        catch (InvalidOperationException)
        {
            // GetString refuses bytes that are no UTF-8 and escapes that are half a character.
            _errors.Add(DocumentErrorIds.NotUtf8, _text, (int)reader.TokenStartIndex, "This text holds bytes or \\u escapes that are no characters: save the file as UTF-8.");
        }

        return null;
    }

    private DocumentNode ReadValue(ref Utf8JsonReader reader)
    {
        int offset = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MaxDepth:
                _tooDeep = true;
                _errors.Add(DocumentErrorIds.TooDeep, _text, offset, $"The brackets are nested deeper than {MaxDepth} levels, which no network document is.");
                return DocumentNode.OfNull(_text, offset);
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, offset);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, offset);
            case JsonTokenType.String:
                return DocumentNode.OfText(reader.GetString()!, _text, offset);
            case JsonTokenType.Number:
                return DocumentNode.OfNumber(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()), _text, offset);
            case JsonTokenType.Null:
                return DocumentNode.OfNull(_text, offset);
            default:
                return DocumentNode.OfFlag(reader.TokenType == JsonTokenType.True, _text, offset);
        }
    }

    private DocumentNode ReadArray(ref Utf8JsonReader reader, int offset)
    {
        var items = new List<DocumentNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
            if (_tooDeep)
            {
                break;
            }
        }

        return DocumentNode.OfItems(items, _text, offset);
    }

    private DocumentNode ReadObject(ref Utf8JsonReader reader, int offset)
    {
        var members = new List<DocumentMember>();
        HashSet<string>? known = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = reader.GetString()!;
            int keyOffset = (int)reader.TokenStartIndex;
            if (members.Count == FewKeys)
            {
                known = new HashSet<string>(StringComparer.Ordinal);
                members.ForEach(m => known.Add(m.Key));
            }

            bool duplicate = known is null
                ? members.Exists(m => string.Equals(m.Key, key, StringComparison.Ordinal))
                : !known.Add(key);
            reader.Read();
            var member = new DocumentMember(key, keyOffset, ReadValue(ref reader));
            if (_tooDeep)
            {
                break;
            }

            if (duplicate)
            {
                ReportDuplicate(members, member);
            }
            else
            {
                members.Add(member);
            }
        }

        return DocumentNode.OfMembers(members, _text, offset);
    }

    private void ReportDuplicate(List<DocumentMember> members, DocumentMember second)
    {
        if (!_errors.IsFull)
        {
            DocumentMember first = members.Find(m => string.Equals(m.Key, second.Key, StringComparison.Ordinal));
            string message = $"The key {Quoted.Of(second.Key)} stands in this object twice, first in line {_text.LineOf(first.Offset)}: take one of them away.";
            _errors.Add(DocumentErrorIds.DuplicateKey, _text, second.Offset, message);
        }
    }

    private void ReportSyntax(int offset)
    {
        ReadOnlySpan<byte> bytes = _text.Bytes.Span;
        switch (TokensBeforeEnd(bytes))
        {
            case 0:
                _errors.Add(DocumentErrorIds.Empty, _text, 0, "The file is empty: a document is a JSON object with tenants, hosts or fabric in it.");
                break;
            case > 0:
                _errors.Add(DocumentErrorIds.Truncated, _text, bytes.Length, "The file ends before its JSON is complete: a quote or a closing bracket is missing, or the file was cut off.");
                break;
            default:
                _errors.Add(DocumentErrorIds.NotJson, _text, offset, DescribeSyntax(bytes, offset));
                break;
        }
    }

    /// <summary>How many tokens there are if more bytes could still complete them; -1 if none could.</summary>
    private static int TokensBeforeEnd(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Options));
        int tokens = 0;
        try
        {
            while (reader.Read())
            {
                tokens++;
            }

            return tokens == 0 && reader.BytesConsumed < WithoutBlankEnd(bytes).Length ? 1 : tokens;
        }
        catch (JsonException)
        {
            return -1;
        }
    }

    private static string DescribeSyntax(ReadOnlySpan<byte> bytes, int offset)
    {
        if (offset >= bytes.Length)
        {
            return "This is not JSON: something is missing before the end of the file.";
        }

        char found = (char)bytes[offset];
        ReadOnlySpan<byte> before = WithoutBlankEnd(bytes.Slice(0, offset));
        if (found is ']' or '}' && before.Length > 0 && before[before.Length - 1] == (byte)',')
        {
            return $"This is not JSON: nothing follows the comma before \"{found}\"; take the comma away.";
        }

        string shown = found is >= '\u0080' ? "a character that is not ASCII" : Quoted.Of(found.ToString());
        return $"This is not JSON: {shown} cannot stand here; look for a missing comma, quote or bracket just before it.";
    }

    private static ReadOnlySpan<byte> WithoutBlankEnd(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        while (length > 0 && bytes[length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            length--;
        }

        return bytes.Slice(0, length);
    }
}
