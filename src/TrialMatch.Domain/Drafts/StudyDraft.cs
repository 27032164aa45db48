using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Drafts;

/// <summary>
/// What a sponsor sends to have a study registered. A draft can hold anything; <see cref="StudyDraftValidator"/> says
/// whether it can be registered, by the limits in <see cref="StudyDraftLimits"/>.
/// A list that was not given is empty.
/// </summary>
/// <param name="ProtocolCode">The sponsor's own name for the study, such as "ABC-123".</param>
/// <param name="RegistryIds">Ids in public registries (NCT, EU CT number).</param>
/// <param name="Conditions">Free text, the primary condition first.</param>
/// <param name="Icd10Codes">Codes such as "C34.1" or "C34", the primary condition first.</param>
/// <param name="TargetPatients">Norwegian patients wanted.</param>
/// <param name="MinimumPatients">The fewest Norwegian patients the study would go ahead with; the target where null.</param>
/// <param name="EnrolmentStart">First day on which patients may be enrolled.</param>
/// <param name="EnrolmentEnd">Last day on which patients may be enrolled.</param>
/// <param name="Probability">Wanted probability that the target is reached by <paramref name="EnrolmentEnd"/>.</param>
/// <param name="FollowUpMonths">
/// How long each patient takes part after enrolment; null where the sponsor does not say, and then <see cref="FollowUpDefaults"/> does.
/// </param>
/// <param name="MaxPatientsPerSite">The sponsor's own limit per site; none where null.</param>
/// <param name="AnswerWorkingDays">How many working days sites have to answer; five unless the sponsor asks for longer.</param>
/// <param name="Description">What is tested and in whom, in a few sentences; empty where not given.</param>
/// <param name="InterventionNames">What is tested, by name; comparators and placebo left out.</param>
/// <param name="PrimaryOutcomes">What each primary outcome measures.</param>
/// <param name="EligibleSharePerMille">
/// Of 1,000 eligible patients of the condition group, how many the study can ask: a biomarker's or a rare disease's share. Null
/// where the sponsor does not say, and then a planning default does.
/// </param>
/// <param name="Sites">Which sites the sponsor wants; those that serve the study best where null.</param>
public sealed record StudyDraft(
    string Title,
    Phase Phase,
    StudyType StudyType,
    int TargetPatients,
    DateOnly EnrolmentStart,
    DateOnly EnrolmentEnd,
    string? ProtocolCode = null,
    ImmutableArray<string> RegistryIds = default,
    ImmutableArray<InterventionType> InterventionTypes = default,
    ImmutableArray<string> Conditions = default,
    ImmutableArray<string> Icd10Codes = default,
    ImmutableArray<MeshHeading> MeshHeadings = default,
    int? MinimumPatients = null,
    double Probability = StudyDraftLimits.DefaultProbability,
    int? FollowUpMonths = null,
    int? MinimumAgeYears = null,
    int? MaximumAgeYears = null,
    ImmutableArray<Capability> RequiredCapabilities = default,
    int? MaxPatientsPerSite = null,
    int AnswerWorkingDays = WorkingDays.DefaultAnswerWorkingDays,
    string Description = "",
    ImmutableArray<string> InterventionNames = default,
    ImmutableArray<string> PrimaryOutcomes = default,
    int? EligibleSharePerMille = null,
    SiteWishes? Sites = null)
{
    public ImmutableArray<string> RegistryIds { get; init => field = OrEmpty(value); } = OrEmpty(RegistryIds);

    public ImmutableArray<InterventionType> InterventionTypes { get; init => field = OrEmpty(value); } = OrEmpty(InterventionTypes);

    public ImmutableArray<string> Conditions { get; init => field = OrEmpty(value); } = OrEmpty(Conditions);

    public ImmutableArray<string> Icd10Codes { get; init => field = OrEmpty(value); } = OrEmpty(Icd10Codes);

    public ImmutableArray<MeshHeading> MeshHeadings { get; init => field = OrEmpty(value); } = OrEmpty(MeshHeadings);

    public ImmutableArray<Capability> RequiredCapabilities { get; init => field = OrEmpty(value); } = OrEmpty(RequiredCapabilities);

    public ImmutableArray<string> InterventionNames { get; init => field = OrEmpty(value); } = OrEmpty(InterventionNames);

    public ImmutableArray<string> PrimaryOutcomes { get; init => field = OrEmpty(value); } = OrEmpty(PrimaryOutcomes);

    public SiteWishes Sites { get; init => field = value ?? SiteWishes.None; } = Sites ?? SiteWishes.None;

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
