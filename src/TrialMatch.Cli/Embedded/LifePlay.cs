using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Plays what follows the registration of the samples, from what the sites say of an inquiry to the study's closure.</summary>
internal sealed class LifePlay(Stage stage)
{
    private readonly SiteReplies _sites = new(stage);

    public async Task PlayAsync(IReadOnlyList<PlacedSample> samples)
    {
        var told = samples.Single(sample => sample.Study.Inquiry is not null);
        stage.Tell(tale => tale.LifeBegins(told.Study, stage.Now));
        await PlaceAsync(samples.Where(sample => sample != told && sample.Study.State == Study.Types.State.Requested));
        await new InquiryPlay(stage).PlayAsync(told.Study);
        await new LifeOfAStudy(stage).PlayAsync(told.Study.Name);
        await new CompetingStudies(stage).PlayAsync(told.Study);
        stage.Tell(tale => tale.End(told.Study));
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
