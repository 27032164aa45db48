using System.Collections.Immutable;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Trusts;

/// <summary>The stored form of a trust's recruitment: one entry for each study it took part in, a few hundred in ten years.</summary>
public sealed class RecruitmentDocument
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public ImmutableArray<RecruitmentEntry> Entries { get; set; } = [];
}
