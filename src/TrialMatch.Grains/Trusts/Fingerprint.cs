using System.Security.Cryptography;
using System.Text.Json;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Trusts;

/// <summary>Identifies the content of a change without storing it: a calendar may have thousands of rows.</summary>
internal static class Fingerprint
{
    public static string Of(TrustChange change) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(change, DomainJson.Options)));
}
