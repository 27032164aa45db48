using TrialMatch.Cli.Errors;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Plays what follows the registration of the samples, from the sites' answers to a study's closure.</summary>
internal sealed class LifePlay(Stage stage)
{
    // One site declines, one accepts, one takes fewer patients; with fewer sites there is less to show.
    private const int SitesOfAFullStory = 3;

    private readonly SiteReplies _sites = new(stage);

    public async Task PlayAsync(IReadOnlyList<PlacedSample> samples)
    {
        var told = await ToldAsync(samples);
        stage.Tell(tale => tale.LifeBegins(told.Study, stage.Now));
        await PlaceAsync(samples.Where(sample => sample != told && sample.Study.State == Study.Types.State.Requested));
        await new LifeOfAStudy(stage).PlayAsync(told.Study.Name);
        await new CompetingStudies(stage).PlayAsync(told.Study);
        stage.Tell(tale => tale.End(told.Study));
    }

    /// <summary>
    /// Chooses the study that other sites could best take over if its sites decline. Of several, prefers one with enough sites for a
    /// story, and of those the one that ends soonest.
    /// </summary>
    private async Task<PlacedSample> ToldAsync(IEnumerable<PlacedSample> samples)
    {
        var fit = new List<(PlacedSample Sample, double Replaceable)>();
        foreach (var sample in samples.Where(sample => sample.Study.State == Study.Types.State.Requested))
        {
            fit.Add((sample, await ReplaceableAsync(sample.Study)));
        }

        return fit
            .OrderByDescending(each => each.Replaceable)
            .ThenByDescending(each => Math.Min(each.Sample.Study.Requests.Count, SitesOfAFullStory))
            .ThenBy(each => each.Sample.Study.Draft.EnrolmentEnd.ToDateTimeOffset())
            .Select(each => each.Sample)
            .FirstOrDefault()
            ?? throw new CommandException(ExitCodes.Failed, "the demonstration expected a sample whose sites are asked; there is none");
    }

    /// <summary>Returns the share of its patients, up to all, that sites it has not asked could take.</summary>
    private async Task<double> ReplaceableAsync(Study study)
    {
        var elsewhere = study.Draft.Clone();
        elsewhere.ExcludedTrusts.Add(study.Requests.Select(request => request.Trust));
        return Math.Min(1, (double)await stage.MaxOfferableAsync(elsewhere) / study.Draft.TargetPatients);
    }

    // Time moves for these studies too: unanswered, they would all lapse in a week.
    private async Task PlaceAsync(IEnumerable<PlacedSample> samples)
    {
        var placed = new List<(string, Study)>();
        foreach (var sample in samples)
        {
            await _sites.AcceptAllAsync(await stage.GetAsync(sample.Study.Name));
            await stage.UntilAsync(sample.Study.Name, "offered", now => now.State == Study.Types.State.Offered);
            await _sites.TakeOfferAsync(sample.Study.Name);
            placed.Add((sample.Name, await stage.UntilAsync(sample.Study.Name, "placed", now => now.State == Study.Types.State.Placed)));
        }

        stage.Tell(tale => tale.OthersPlaced(placed));
    }
}
