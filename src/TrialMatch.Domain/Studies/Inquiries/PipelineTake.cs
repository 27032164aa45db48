using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>What an open inquiry would take at a trust if it became a placement, as its latest plan has it. Nothing is held for it.</summary>
public sealed record PipelineTake(StudyId Study, ImmutableArray<PoolTake> Takes)
{
    /// <summary>Returns what an inquiry would take at a trust; null where it is not open, or its plan would not place it there.</summary>
    public static PipelineTake? Of(Study study, TrustId trust) =>
        study.Inquiry is { IsOpen: true } && study.Plan?.Chosen.FirstOrDefault(site => site.Trust == trust) is { Demand: not null } site
            ? new PipelineTake(study.Id, site.HoldFor(round: 1).Takes)
            : null;

    public long AmountIn(PoolId pool, Month month) => PoolTake.AmountIn(Takes, pool, month);
}
