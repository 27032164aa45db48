using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Obstacles;

/// <summary>Decides on reports of obstacles and on their tags.</summary>
public static partial class ObstacleDecisions
{
    public const int TextLength = 1_000;

    /// <summary>The most that one reporter can report: more than one a week for twenty years, and what is read at once stays small.</summary>
    public const int MaxObstacles = 1_000;

    public const int MaxTags = 5;

    /// <summary>The most changes of one obstacle's tags.</summary>
    public const int MaxTaggings = 50;

    /// <summary>Returns the errors in a report.</summary>
    public static IReadOnlyList<Violation> ViolationsOf(RequestId requestId, ObstacleCategory category, string text)
    {
        var found = new ViolationCollector();
        Check(requestId, found);
        found.Chosen("category", category, ObstacleCategory.Unspecified);
        found.Text("text", text, TextLength);
        return found.Found;
    }

    /// <summary>Returns the errors in a change of tags.</summary>
    public static IReadOnlyList<Violation> ViolationsOf(RequestId requestId, ImmutableArray<string> tags)
    {
        var found = new ViolationCollector();
        Check(requestId, found);
        found.Count("tags", tags, MaxTags);
        ViolationCollector.Each("tags", tags, (field, tag) =>
            found.Require(TagPattern().IsMatch(tag), field, "2 to 40 lower-case letters, digits and hyphens, beginning with a letter"));
        found.Require(tags.Distinct(StringComparer.Ordinal).Count() == tags.Length, "tags", "each tag once");
        return found.Found;
    }

    /// <summary>Returns the obstacles after a report, and the one reported; or a refusal. A repeated request changes nothing.</summary>
    /// <param name="standing">What the reporter reported before, in the order of its numbers.</param>
    public static (ImmutableArray<Obstacle> After, Obstacle? Reported, Refusal? Refusal) Report(
        ImmutableArray<Obstacle> standing, RequestId requestId, ObstacleCategory category, string text, StudyId? study, DateTimeOffset now)
    {
        if (ViolationsOf(requestId, category, text) is { Count: > 0 } violations)
        {
            return (standing, null, Refusal.Invalid(violations));
        }

        if (standing.FirstOrDefault(obstacle => obstacle.RequestId == requestId) is { } before)
        {
            return before.Category == category && before.Text == text && before.Study == study
                ? (standing, before, null)
                : (standing, null, Refusal.RequestIdReused(requestId));
        }

        if (standing.Length >= MaxObstacles)
        {
            return (standing, null, Refusal.Of(RefusalReason.HistoryFull, "parent", $"at most {MaxObstacles} obstacles of one reporter are kept"));
        }

        var reported = new Obstacle(standing.Length + 1, requestId, category, text, study, now);
        return (standing.Add(reported), reported, null);
    }

    /// <summary>Returns the obstacles after one's tags were set, and that one; or a refusal. A repeated request changes nothing.</summary>
    /// <param name="number">The number of an obstacle that there is.</param>
    /// <param name="role">The role that sets them, such as "region:west".</param>
    public static (ImmutableArray<Obstacle> After, Obstacle? Tagged, Refusal? Refusal) Tag(
        ImmutableArray<Obstacle> standing, int number, RequestId requestId, ImmutableArray<string> tags, string role, DateTimeOffset now)
    {
        if (ViolationsOf(requestId, tags) is { Count: > 0 } violations)
        {
            return (standing, null, Refusal.Invalid(violations));
        }

        ImmutableArray<string> wanted = [.. tags.Order(StringComparer.Ordinal)];
        var obstacle = standing[number - 1];
        if (obstacle.Taggings.FirstOrDefault(tagging => tagging.RequestId == requestId) is { } before)
        {
            return before.Asks(wanted) ? (standing, obstacle, null) : (standing, null, Refusal.RequestIdReused(requestId));
        }

        if (obstacle.Taggings.Length >= MaxTaggings)
        {
            return (standing, null, Refusal.Of(RefusalReason.HistoryFull, "name", $"the tags of an obstacle are changed at most {MaxTaggings} times"));
        }

        var tagged = obstacle with { Taggings = obstacle.Taggings.Add(new ObstacleTagging(requestId, wanted, role, now)) };
        return (standing.SetItem(number - 1, tagged), tagged, null);
    }

    private static void Check(RequestId requestId, ViolationCollector found)
    {
        if (!requestId.IsWellFormed)
        {
            found.Add(RequestId.Malformed.Field, RequestId.Malformed.Description);
        }
    }

    [GeneratedRegex(@"\A[a-zæøå][a-zæøå0-9-]{1,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex TagPattern();
}
