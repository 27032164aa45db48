using System.Security.Cryptography;
using System.Text;

namespace TrialMatch.Notices.Delivery;

/// <summary>One address of a trust or a centre.</summary>
/// <param name="Recipient">The id of the trust or the centre.</param>
internal sealed record Mailbox(string Recipient, string Address)
{
    private const int FingerprintBytes = 8;

    /// <summary>Tells addresses apart where an address itself must not stand: in the store and in message ids.</summary>
    public string Fingerprint { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address)).AsSpan(0, FingerprintBytes));

    /// <summary>For logs: no address.</summary>
    public override string ToString() => $"{Recipient}/{Fingerprint}";
}
