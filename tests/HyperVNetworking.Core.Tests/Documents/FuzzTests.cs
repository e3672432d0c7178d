using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using HyperVNetworking.Documents;

namespace HyperVNetworking.Core.Tests.Documents;

public sealed class FuzzTests
{
    private static readonly string[] s_fragments =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "true", "-", "1e999", "4095", "0", "/*", "//", "\0", "\u00ff", "\"name\": ", "\"vms\": [", "\"\\ud800\"", "Host1", "/"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Never_throws_and_never_hangs_on_a_damaged_sample(int seed)
    {
        var random = new Random(seed);
        byte[] sample = Encoding.UTF8.GetBytes(DocumentText.Sample());
        var watch = Stopwatch.StartNew();

        for (int i = 0; i < 1500; i++)
        {
            byte[] damaged = sample;
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                damaged = Damage(damaged, random);
            }

            DocumentReadResult result = DocumentReader.Read([new DocumentSource("net.json", damaged)]);

            Assert.True(result.Document is null == result.Errors.Count > 0, $"seed {seed}, run {i}");
            Assert.All(result.Errors, e => Assert.True(e.Line > 0 && e.Column > 0 && e.Message.EndsWith('.') | e.Message.EndsWith('?') && !e.Message.Contains('\n'), e.ToString()));
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"1,500 documents of {sample.Length} bytes took {watch.Elapsed}.");
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int end = Math.Min(bytes.Length, at + random.Next(40));
        byte[] middle = random.Next(6) switch
        {
            0 => [],
            1 => Encoding.UTF8.GetBytes(s_fragments[random.Next(s_fragments.Length)]),
            2 => [(byte)random.Next(256)],
            3 => [.. bytes[at..end], .. bytes[at..end]],
            4 => bytes[at..end].Reverse().ToArray(),
            _ => bytes[Math.Min(random.Next(bytes.Length), at)..at],
        };
        return random.Next(20) == 0 ? bytes[..at] : [.. bytes[..at], .. middle, .. bytes[end..]];
    }
}
