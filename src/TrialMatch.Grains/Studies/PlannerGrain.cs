using Orleans.Concurrency;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Matching;

namespace TrialMatch.Grains.Studies;

/// <summary>Plans placements without storing anything.</summary>
[StatelessWorker]
[Reentrant]
internal sealed class PlannerGrain(Matcher matcher, TimeProvider clock) : Grain, IPlannerGrain
{
    public async Task<PreviewReply> PreviewAsync(PreviewPlacement query, CancellationToken cancellationToken)
    {
        if (StudyDecisions.RefusalOf(query.Draft, clock.GetUtcNow()) is { } refusal)
        {
            return new PreviewReply(null, refusal);
        }

        if (await matcher.RefusalOfWishesAsync(query.Draft) is { } unmet)
        {
            return new PreviewReply(null, unmet);
        }

        var classification = Classifier.Classify(StudySubject.Of(query.Draft));
        return new PreviewReply(await matcher.PreviewAsync(query.Draft, classification, query.Extras, cancellationToken), null);
    }
}
