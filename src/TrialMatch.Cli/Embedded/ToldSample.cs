using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Chooses the sample whose sponsor asks before it decides, and whose life is told.</summary>
internal static class ToldSample
{
    // One site declines, one accepts, one takes fewer patients; with fewer sites there is less to show.
    private const int SitesOfAFullStory = 3;

    /// <summary>
    /// Returns the sample that other sites could best take over if its sites decline. Of several, prefers one with enough sites for a story, and of those
    /// the one that ends soonest.
    /// </summary>
    public static async Task<ImportedSample> ChooseAsync(Stage stage, IEnumerable<ImportedSample> samples)
    {
        var fit = new List<(ImportedSample Sample, double Replaceable, int Sites)>();
        foreach (var sample in samples)
        {
            var plan = await stage.PlanAsync(sample.Draft);
            if (plan.Outcome == Plan.Types.Outcome.Feasible)
            {
                string[] chosen = [.. plan.Sites.Where(Reasons.IsChosen).Select(site => site.Trust)];
                fit.Add((sample, await ReplaceableAsync(stage, sample.Draft, chosen), chosen.Length));
            }
        }

        return fit
            .OrderByDescending(each => each.Replaceable)
            .ThenByDescending(each => Math.Min(each.Sites, SitesOfAFullStory))
            .ThenBy(each => each.Sample.Draft.EnrolmentEnd.ToDateTimeOffset())
            .Select(each => each.Sample)
            .FirstOrDefault()
            ?? throw new CommandException(ExitCodes.Failed, "the demonstration expected a sample that Norway can do; there is none");
    }

    /// <summary>Returns the share of its patients, up to all, that other sites than the chosen could take.</summary>
    private static async Task<double> ReplaceableAsync(Stage stage, StudyDraft draft, IEnumerable<string> chosen)
    {
        var elsewhere = draft.Clone();
        elsewhere.ExcludedTrusts.Add(chosen);
        return Math.Min(1, (double)await stage.MaxOfferableAsync(elsewhere) / draft.TargetPatients);
    }
}
