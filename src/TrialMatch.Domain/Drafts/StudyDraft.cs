using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Drafts;

/// <summary>
/// A sponsor's description of a study before registration. A draft may be invalid; <see cref="StudyDraftValidator"/> checks it against
/// <see cref="StudyDraftLimits"/>. A list that was not given is empty.
/// </summary>
/// <param name="ProtocolCode">The sponsor's own code for the study, such as "ABC-123".</param>
/// <param name="RegistryIds">Ids in public registries (NCT, EU CT number).</param>
/// <param name="Conditions">Free text, the primary condition first.</param>
/// <param name="Icd10Codes">Codes such as "C34.1" or "C34", the primary condition first.</param>
/// <param name="TargetPatients">The wanted number of Norwegian patients.</param>
/// <param name="MinimumPatients">The smallest number of Norwegian patients with which the study would go ahead; null: the target.</param>
/// <param name="EnrolmentStart">The first day on which patients may be enrolled.</param>
/// <param name="EnrolmentEnd">The last day on which patients may be enrolled.</param>
/// <param name="Probability">The wanted probability that the target is reached by <paramref name="EnrolmentEnd"/>.</param>
/// <param name="FollowUpMonths">
/// The months that each patient takes part after enrolment; null: the default of <see cref="FollowUpDefaults"/>.
/// </param>
/// <param name="MaxPatientsPerSite">The sponsor's limit of patients per site; null: no limit.</param>
/// <param name="AnswerWorkingDays">The working days that sites have to answer; five unless the sponsor grants more.</param>
/// <param name="Description">A few sentences on the intervention and the patients; may be empty.</param>
/// <param name="InterventionNames">The names of what is tested, without comparators and placebo.</param>
/// <param name="PrimaryOutcomes">The measure of each primary outcome.</param>
/// <param name="EligibleSharePerMille">
/// The share of the condition group's eligible patients that the study can ask, per mille, such as the share with a biomarker or a rare disease.
/// Null: a planning default.
/// </param>
/// <param name="Sites">The sponsor's constraints on sites; null: none.</param>
/// <param name="Intake">What else the sponsor told of the study; null: nothing.</param>
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
    SiteWishes? Sites = null,
    StudyIntake? Intake = null)
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
