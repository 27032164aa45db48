using System.Text.Json;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>
/// An entry in a trust's feed: an other commitment was entered, changed or taken back. It doesn't tell what the commitment takes, which may be more
/// than the feed carries.
/// </summary>
/// <param name="OtherCommitment">Its id.</param>
/// <param name="IsEnded">Whether it was taken back.</param>
public sealed record OtherCommitmentChanged(
    OtherCommitmentId OtherCommitment, string Label, string Field, OtherCommitmentKind Kind, bool IsEnded)
{
    /// <summary>The member that tells this entry from a hold's.</summary>
    private const string Mark = "otherCommitment";

    /// <summary>Reads an entry's payload; null where it is of another kind.</summary>
    public static OtherCommitmentChanged? Read(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.TryGetProperty(Mark, out _) ? json.RootElement.Deserialize<OtherCommitmentChanged>(DomainJson.Options) : null;
    }

    public string ToPayload() => JsonSerializer.Serialize(this, DomainJson.Options);
}
