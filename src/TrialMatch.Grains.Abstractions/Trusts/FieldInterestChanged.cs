using System.Text.Json;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>An entry in a trust's feed: a field was declared anew, changed or withdrawn.</summary>
/// <param name="FieldInterest">As it is now; a withdrawn one, as it was.</param>
public sealed record FieldInterestChanged(FieldInterest FieldInterest, bool IsWithdrawn)
{
    /// <summary>The member that tells this entry from others.</summary>
    private const string Mark = "fieldInterest";

    /// <summary>Reads an entry's payload; null where it is of another kind.</summary>
    public static FieldInterestChanged? Read(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty(Mark, out _) ? json.RootElement.Deserialize<FieldInterestChanged>(DomainJson.Options) : null;
    }

    public string ToPayload() => JsonSerializer.Serialize(this, DomainJson.Options);
}
