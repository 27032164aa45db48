using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Tests.Chaos;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>Studies that wait for one that has what they need; in a <see cref="SmallNetwork.WithOneTrustForCancer"/>.</summary>
internal static class WaitingList
{
    /// <returns>The first that got something, and those that wait.</returns>
    public static async Task<(StudyId First, HashSet<string> Waiting)> FillAsync(GrainCluster cluster, int count)
    {
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        StudyId? first = null;
        for (var number = 0; waiting.Count < count; number++)
        {
            var study = await cluster.RegisteredAsync($"waits-{number}", Drafts.Of("Breast Cancer", targetPatients: 2));
            first ??= study.Id;
            if (study.State == StudyState.Waitlisted)
            {
                waiting.Add(study.Id.Value);
            }
        }

        return (first!.Value, waiting);
    }
}
