using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Evidence;

/// <summary>Trials of a registry, already mapped.</summary>
internal static class Trials
{
    public static readonly TrustId Ous = new("ous");

    public static readonly TrustId Bergen = new("bergen");

    /// <summary>A completed phase 3 trial in heart failure: 240 patients at 12 sites in 10 months.</summary>
    public static RegistryTrial HeartFailure { get; } = new(
        "NCT00000001",
        "Fictive Pharma AS",
        IsIndustry: true,
        StudyType.Interventional,
        Phase.Phase3,
        HasStarted: true,
        new DateOnly(2018, 4, 1),
        new Classification(Area.Cardiovascular, [], ConditionGroup.HeartFailure, []),
        Sites: 12,
        Enrolment: 240,
        IsEnrolmentActual: true,
        EnrolmentMonths: 10,
        AreMonthsAssumed: false,
        NorwegianSites: []);

    public static MappedTrial At(this RegistryTrial trial, params ImmutableArray<TrustId?> trusts) => new(
        trial,
        [.. trusts.Select(trust => new FacilityMatch(
            new Facility("a site", "Oslo", string.Empty), trust is null ? FacilityMatchKind.Unknown : FacilityMatchKind.Name, trust))],
        LeadTrust: null);
}
