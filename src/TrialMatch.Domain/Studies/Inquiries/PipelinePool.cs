using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>A pool of a trust and what the pipeline would take of it.</summary>
/// <param name="Months">One for each month of the capacity.</param>
public sealed record PipelinePool(PoolCapacity Capacity, ImmutableArray<PipelineMonth> Months);
