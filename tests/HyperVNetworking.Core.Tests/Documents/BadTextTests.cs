using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using HyperVNetworking.Documents;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class BadTextTests
{
    public static TheoryData<string, string, int, int, string> Texts => new()
    {
        { "", DocumentErrorIds.Empty, 1, 1, "The file is empty" },
        { " \n// nothing but a comment\n", DocumentErrorIds.Empty, 1, 1, "The file is empty" },
        { "\ufeff", DocumentErrorIds.Empty, 1, 1, "The file is empty" },
        { "{\n  \"tenants\": [", DocumentErrorIds.Truncated, 2, 15, "ends before its JSON is complete" },
        { "{ \"tenants\": [ { \"name\": \"Sal", DocumentErrorIds.Truncated, 1, 30, "ends before its JSON is complete" },
        { "{ \"tenants\": [] } /* open", DocumentErrorIds.Truncated, 1, 26, "ends before its JSON is complete" },
        { "{ \"tenants\": tru", DocumentErrorIds.Truncated, 1, 17, "ends before its JSON is complete" },
        { "{\n  \"tenants\": [],\n}", DocumentErrorIds.NotJson, 3, 1, "nothing follows the comma before \"}\"" },
        { "{ \"tenants\": [] }\n}", DocumentErrorIds.NotJson, 2, 1, "cannot stand here" },
        { "{ tenants: [] }", DocumentErrorIds.NotJson, 1, 3, "\"t\" cannot stand here" },
        { "{ \"tenants\": [] \0 }", DocumentErrorIds.NotJson, 1, 17, "\"\\u0000\" cannot stand here" },
        { "{ \"tenants\": [ { \"name\": \"a\0b\" } ] }", DocumentErrorIds.NotJson, 1, 28, "\"\\u0000\" cannot stand here" },
        { "{ \"tenants\": [ { \"name\": \"\\ud800\", \"members\": [] } ] }", DocumentErrorIds.NotUtf8, 1, 26, "no characters" },
        { "[]", DocumentErrorIds.WrongType, 1, 1, "Here a document is expected" },
        { "null", DocumentErrorIds.WrongType, 1, 1, "Here a document is expected" },
        { "hello", DocumentErrorIds.NotJson, 1, 1, "\"h\" cannot stand here" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Says_what_is_wrong_with_the_text_and_where(string text, string id, int line, int column, string part)
    {
        DocumentError error = DocumentText.ReadBad(text);

        Assert.Equal((id, line, column), (error.ErrorId, error.Line, error.Column));
        Assert.Contains(part, error.Message);
        Assert.Equal($"net.json({line},{column}): {error.Message}", error.ToString());
    }

    [Fact]
    public void Reads_a_file_with_a_byte_order_mark_and_counts_columns_behind_it()
    {
        Assert.Empty(DocumentText.Read("\ufeff{ \"tenants\": [] }").Errors);

        DocumentError error = DocumentText.ReadBad("\ufeff{ \"tenant\": [] }");

        Assert.Equal((1, 3), (error.Line, error.Column));
    }

    [Fact]
    public void Counts_columns_in_characters()
    {
        DocumentError error = DocumentText.ReadBad("{ \"$schema\": \"\u00fc\u6771\ud83d\ude80\", \"nope\": 1 }");

        Assert.Equal((1, 21), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Asks_for_UTF8_where_the_file_is_wide(string encoding)
    {
        Encoding wide = Encoding.GetEncoding(encoding);
        byte[] text = wide.GetBytes("{ \"tenants\": [] }");

        foreach (byte[] bytes in new[] { text, [.. wide.GetPreamble(), .. text] })
        {
            DocumentError error = Assert.Single(DocumentReader.Read([new DocumentSource("wide.json", bytes)]).Errors);
            Assert.Equal(DocumentErrorIds.NotUtf8, error.ErrorId);
            Assert.Contains("save it as UTF-8", error.Message);
        }
    }

    [Fact]
    public void Refuses_bytes_that_are_no_UTF8()
    {
        byte[] bytes = Encoding.Latin1.GetBytes("{ \"$schema\": \"M\u00fcnchen\" }");

        DocumentError error = Assert.Single(DocumentReader.Read([new DocumentSource("latin.json", bytes)]).Errors);

        Assert.Contains(error.ErrorId, new[] { DocumentErrorIds.NotUtf8, DocumentErrorIds.NotJson });
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"hosts\":[")]
    public void Survives_200000_brackets(string open)
    {
        string text = string.Concat(Enumerable.Repeat(open, 200_000));
        var watch = Stopwatch.StartNew();

        DocumentError error = DocumentText.ReadBad(text);

        Assert.Equal(DocumentErrorIds.TooDeep, error.ErrorId);
        Assert.Contains("deeper than 64 levels", error.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Refuses_a_file_of_100_MB_without_reading_it()
    {
        var source = new DocumentSource("big.json", new byte[100 * 1024 * 1024]);

        DocumentError error = Assert.Single(DocumentReader.Read([source]).Errors);

        Assert.Equal(DocumentSource.TooLarge("big.json", source.Utf8.Length), error);
        Assert.Equal("big.json(1,1): The file has 104,857,600 bytes and a document at most 67,108,864: give a network document, or split it into several files.", error.ToString());
    }

    [Fact]
    public void Names_both_lines_of_a_duplicate_key()
    {
        DocumentError error = DocumentText.ReadBad("{\n  \"tenants\": [],\n  \"hosts\": [],\n  \"tenants\": []\n}");

        Assert.Equal((DocumentErrorIds.DuplicateKey, 4, 3), (error.ErrorId, error.Line, error.Column));
        Assert.Contains("The key \"tenants\" stands in this object twice, first in line 2", error.Message);
    }

    [Fact]
    public void Stops_at_100_errors_and_takes_no_square_time()
    {
        string keys = string.Join(",", Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":0"));
        var watch = Stopwatch.StartNew();

        DocumentReadResult result = DocumentText.Read($"{{{keys},{keys}}}");

        Assert.Null(result.Document);
        Assert.Equal(100, result.Errors.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Reports_every_file_that_is_wrong()
    {
        DocumentReadResult result = DocumentText.Read("{ \"nope\": 1 }", "{", "{ \"tenants\": 7 }");

        Assert.Equal(["net.json", "net2.json", "net3.json"], result.Errors.Select(e => e.File));
    }
}
