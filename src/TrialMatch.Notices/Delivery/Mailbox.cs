using System.Security.Cryptography;
using System.Text;

namespace TrialMatch.Notices.Delivery;

/// <summary>One address of a trust or a centre.</summary>
/// <param name="Recipient">The id of the trust or centre.</param>
internal sealed record Mailbox(string Recipient, string Address)
{
    private const int FingerprintBytes = 8;

    /// <summary>Identifies the address where the address itself must not appear: in the store and in message ids.</summary>
    public string Fingerprint { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address)).AsSpan(0, FingerprintBytes));

    /// <summary>For logs; contains no address.</summary>
    public override string ToString() => $"{Recipient}/{Fingerprint}";
}
