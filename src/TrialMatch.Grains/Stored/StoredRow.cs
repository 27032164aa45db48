using System.Text.Json;
using System.Text.Json.Nodes;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Stored;

/// <summary>
/// Compares a study's stored registry row with the one that follows from its history. A row that was last written by an older version may
/// lack what rows did not have then: keys, regions, the head, the times of offer and placement, why the sponsor did not come, the study's kind, where
/// patients live, recruitment, and what is searched by (phase, group of conditions, text); and of a request the time of its answer, the reason, the brief, what it was accepted with, what was asked and
/// promised, and interest.
/// </summary>
internal static class StoredRow
{
    /// <returns>The first field that differs, with both values; null if none does.</returns>
    public static string? FirstDifference(StudyEntry? stored, StudyEntry? replayed)
    {
        if (stored is null || replayed is null)
        {
            return stored is null == replayed is null ? null : stored is null ? "there is no row; expected one." : "there is a row; expected none.";
        }

        return FirstDifference(Node(Normal(stored)), Node(Normal(AsOldAs(stored, replayed))), "study");
    }

    private static StudyEntry AsOldAs(StudyEntry stored, StudyEntry replayed)
    {
        var requests = stored.Requests.GroupBy(request => request.Trust).ToDictionary(trust => trust.Key, trust => trust.First());
        return replayed with
        {
            IdentityKeys = stored.IdentityKeys.IsEmpty ? [] : replayed.IdentityKeys,
            Placement = stored.Placement is null ? null : replayed.Placement,
            Head = stored.Head is null ? null : replayed.Head,
            OfferedAt = stored.OfferedAt is null ? null : replayed.OfferedAt,
            PlacedAt = stored.PlacedAt is null ? null : replayed.PlacedAt,
            Loss = stored.Loss is null ? null : replayed.Loss,
            StudyType = stored.StudyType is null ? null : replayed.StudyType,
            InterventionTypes = stored.StudyType is null ? [] : replayed.InterventionTypes,
            Homes = stored.Homes.IsEmpty ? [] : replayed.Homes,
            Recruitment = stored.Recruitment.IsEmpty ? [] : replayed.Recruitment,
            Phase = stored.Phase is null ? null : replayed.Phase,
            ConditionGroup = stored.Phase is null ? null : replayed.ConditionGroup,
            SearchText = stored.SearchText is null ? null : replayed.SearchText,
            Requests = [.. replayed.Requests.Select(request => requests.TryGetValue(request.Trust, out var row) ? AsOldAs(row, request) : request)],
        };
    }

    private static RequestEntry AsOldAs(RequestEntry stored, RequestEntry replayed)
    {
        var answered = replayed with
        {
            AnsweredAt = stored.AnsweredAt is null ? null : replayed.AnsweredAt,
            DeclineReason = stored.DeclineReason is null ? null : replayed.DeclineReason,
            PromisedPatients = stored.PromisedPatients is null ? null : replayed.PromisedPatients,
            Interest = stored.Interest is null ? null : replayed.Interest,
        };
        return stored.Brief is null
            ? answered with { Brief = null, Patients = stored.Patients, AcceptedPatients = stored.AcceptedPatients, AcceptedStart = stored.AcceptedStart }
            : answered;
    }

    // A row has its instants in UTC, whatever offset they were computed with.
    private static StudyEntry Normal(StudyEntry entry) => entry with
    {
        RegisteredAt = entry.RegisteredAt.ToUniversalTime(),
        DueAt = entry.DueAt?.ToUniversalTime(),
        OfferedAt = entry.OfferedAt?.ToUniversalTime(),
        PlacedAt = entry.PlacedAt?.ToUniversalTime(),
        Requests =
        [
            .. entry.Requests
                .OrderBy(request => request.Trust.Value, StringComparer.Ordinal)
                .Select(request => request with
                {
                    AskedAt = request.AskedAt.ToUniversalTime(), AnswerBy = request.AnswerBy.ToUniversalTime(), AnsweredAt = request.AnsweredAt?.ToUniversalTime(),
                }),
        ],
        IdentityKeys = [.. entry.IdentityKeys.Order(StringComparer.Ordinal)],
        KnownDuplicates = [],
        Recruitment = [.. entry.Recruitment.OrderBy(month => month.Trust.Value, StringComparer.Ordinal).ThenBy(month => month.Month)],
        Placement = entry.Placement is { } placement
            ? new PlacementEntry(placement.PlacedAt.ToUniversalTime(), [.. placement.Regions.OrderBy(region => region.Region.Value, StringComparer.Ordinal)])
            : null,
    };

    private static JsonNode? Node(StudyEntry entry) => JsonSerializer.SerializeToNode(entry, DomainJson.Options);

    private static string? FirstDifference(JsonNode? stored, JsonNode? replayed, string path) => (stored, replayed) switch
    {
        (JsonObject a, JsonObject b) => a.Select(field => field.Key).Union(b.Select(field => field.Key), StringComparer.Ordinal)
            .Select(name => FirstDifference(a[name], b[name], $"{path}.{name}"))
            .FirstOrDefault(difference => difference is not null),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a
            .Select((item, i) => FirstDifference(item, b[i], $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null),
        _ => JsonNode.DeepEquals(stored, replayed) ? null : $"{path} is {Text(stored)}; expected {Text(replayed)}.",
    };

    private static string Text(JsonNode? node) => node?.ToJsonString(DomainJson.Options) ?? "absent";
}
