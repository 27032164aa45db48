using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>What the demonstration plays once the samples are registered, from the sites' answers to a study's closure.</summary>
internal sealed class LifePlay(Stage stage)
{
    // One site says no, one yes, one takes fewer patients.
    private const int FewestSites = 3;

    private readonly SiteReplies _sites = new(stage);

    public async Task PlayAsync(IReadOnlyList<PlacedSample> samples)
    {
        var told = Told(samples);
        stage.Say(terminal => LifeText.WriteTitle(terminal, told.Study));
        await PlaceAsync(samples.Where(sample => sample != told && sample.Study.State == Study.Types.State.Requested));
        await new LifeOfAStudy(stage).PlayAsync(told.Study.Name);
        await new CompetingStudies(stage).PlayAsync(told.Study);
        stage.Say(terminal => LifeText.WriteEnd(terminal, told.Study));
    }

    /// <summary>The one that is over soonest.</summary>
    private static PlacedSample Told(IEnumerable<PlacedSample> samples) => samples
        .Where(sample => sample.Study.State == Study.Types.State.Requested && sample.Study.Requests.Count >= FewestSites)
        .MinBy(sample => sample.Study.Draft.EnrolmentEnd.ToDateTimeOffset())
        ?? throw new CommandException(ExitCodes.Failed, Figures.Format($"the demonstration expected a sample to be requested of {FewestSites} sites; none is"));

    // Time moves for them too: unanswered, they would all come to nothing in a week.
    private async Task PlaceAsync(IEnumerable<PlacedSample> samples)
    {
        stage.Say(terminal => LifeText.WriteStep(terminal, "Every site of the other studies accepts, and their sponsors take the offers"));
        foreach (var sample in samples)
        {
            await _sites.AcceptAllAsync(await stage.GetAsync(sample.Study.Name));
            await stage.UntilAsync(sample.Study.Name, "offered", now => now.State == Study.Types.State.Offered);
            await _sites.TakeOfferAsync(sample.Study.Name);
            var placed = await stage.UntilAsync(sample.Study.Name, "placed", now => now.State == Study.Types.State.Placed);
            stage.Say(terminal => LifeText.WritePlaced(terminal, sample.Name, placed));
        }
    }
}
