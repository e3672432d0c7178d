namespace HyperVNetworking.Execution;

/// <summary>The checksum of a journal's record: CRC-32 as Ethernet, zip and PNG compute it. It is to find torn and rotten records, not forged ones.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = Table();

    public static uint Of(byte[] bytes, int start, int count)
    {
        uint sum = uint.MaxValue;
        for (int i = start; i < start + count; i++)
        {
            sum = s_table[(byte)(sum ^ bytes[i])] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] Table()
    {
        const uint Polynomial = 0xEDB88320;
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            }

            table[i] = value;
        }

        return table;
    }
}
