namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>Makes bytes that are no message any more, or another one, or never were one.</summary>
internal sealed class ByteMutation(Random random)
{
    private const int DeepestNesting = 3_000;

    /// <summary>More bytes than any message has, as the length of what follows.</summary>
    private static readonly byte[] HugeLength = [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07];

    /// <param name="others">Bytes of other messages, to take parts from.</param>
    public byte[] Of(byte[] message, IReadOnlyList<byte[]> others)
    {
        var bytes = new List<byte>(random.Next(10) == 0 ? Noise() : message);
        do
        {
            Spoil(bytes, others);
        }
        while (random.Next(3) == 0);
        return [.. bytes];
    }

    private void Spoil(List<byte> bytes, IReadOnlyList<byte[]> others)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(12))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1 or 8 or 9 or 10 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3:
                bytes.InsertRange(at, Noise());
                break;
            case 4:
                bytes.AddRange(others[random.Next(others.Count)]);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(0, at));
                break;
            case 6:
                bytes.InsertRange(at, HugeLength);
                break;
            default:
                bytes.AddRange(Nested());
                break;
        }
    }

    private byte[] Noise()
    {
        var noise = new byte[random.Next(40)];
        random.NextBytes(noise);
        return noise;
    }

    /// <summary>Starts of groups of one field, each within the one before.</summary>
    private IEnumerable<byte> Nested() => Enumerable.Repeat((byte)((random.Next(1, 16) << 3) | 3), random.Next(DeepestNesting));
}
