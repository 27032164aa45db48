using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>What a site last reported for a month of a study.</summary>
/// <param name="Area">The network for which the site was asked.</param>
/// <param name="Patients">0 or more.</param>
/// <param name="Homes">Where the study's patients are expected to live; empty: where they are treated.</param>
public sealed record RecruitmentFact(StudyId Study, TrustId Trust, Area Area, Month Month, int Patients, ImmutableArray<HomeShare> Homes);
