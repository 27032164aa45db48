using System.Globalization;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using static TrialMatch.Domain.Drafts.StudyDraftLimits;

namespace TrialMatch.Domain.Drafts;

/// <summary>Validates a draft and names every error by the field's path in the API.</summary>
public static class StudyDraftValidator
{
    private const string EnrolmentEndField = "enrolment_end";

    /// <returns>Empty where the draft can be registered.</returns>
    public static IReadOnlyList<Violation> Validate(StudyDraft draft)
    {
        var violations = new ViolationCollector();
        CheckNames(draft, violations);
        CheckKind(draft, violations);
        CheckSubject(draft, violations);
        CheckNumbers(draft, violations);
        CheckWindow(draft, violations);
        CheckAges(draft, violations);
        SiteWishesValidator.Check(draft.Sites, violations);
        StudyIntakeValidator.Check(draft, violations);
        return violations.Found;
    }

    /// <param name="today">Today's date in Oslo.</param>
    /// <returns>Empty where the draft is valid and its enrolment window is not over.</returns>
    public static IReadOnlyList<Violation> Validate(StudyDraft draft, DateOnly today)
    {
        var found = Validate(draft);
        return draft.EnrolmentEnd >= today || found.Any(violation => violation.Field == EnrolmentEndField)
            ? found
            : [.. found, WindowIsOver(draft.EnrolmentEnd, today)];
    }

    private static Violation WindowIsOver(DateOnly end, DateOnly today) => new(
        EnrolmentEndField,
        string.Create(CultureInfo.InvariantCulture, $"the window has passed: expected {today:yyyy-MM-dd}, today in Oslo, or later, found {end:yyyy-MM-dd}"));

    private static void CheckNames(StudyDraft draft, ViolationCollector violations)
    {
        violations.Text("title", draft.Title, TitleLength);
        if (draft.ProtocolCode is not null)
        {
            violations.Text("protocol_code", draft.ProtocolCode, ProtocolCodeLength);
        }

        violations.Count("registry_ids", draft.RegistryIds, StudyDraftLimits.RegistryIds);
        ViolationCollector.Each("registry_ids", draft.RegistryIds, (field, id) => violations.Text(field, id, RegistryIdLength));
    }

    private static void CheckKind(StudyDraft draft, ViolationCollector violations)
    {
        violations.Chosen("phase", draft.Phase, Phase.Unspecified);
        violations.Chosen("study_type", draft.StudyType, StudyType.Unspecified);
        violations.Count("intervention_types", draft.InterventionTypes, StudyDraftLimits.InterventionTypes);
        ViolationCollector.Each(
            "intervention_types",
            draft.InterventionTypes,
            (field, type) => violations.Chosen(field, type, InterventionType.Unspecified));
        violations.Count("required_capabilities", draft.RequiredCapabilities, StudyDraftLimits.RequiredCapabilities);
        ViolationCollector.Each(
            "required_capabilities",
            draft.RequiredCapabilities,
            (field, capability) => violations.Chosen(field, capability, Capability.Unspecified));
    }

    private static void CheckSubject(StudyDraft draft, ViolationCollector violations)
    {
        if (draft.Conditions.IsEmpty && draft.Icd10Codes.IsEmpty && draft.MeshHeadings.IsEmpty)
        {
            violations.Add("conditions", "name at least one condition, or an ICD-10 code or MeSH heading");
        }

        CheckWords(draft, violations);
        violations.Count("conditions", draft.Conditions, StudyDraftLimits.Conditions);
        ViolationCollector.Each("conditions", draft.Conditions, (field, text) => violations.Text(field, text, ConditionLength));
        violations.Count("icd10_codes", draft.Icd10Codes, StudyDraftLimits.Icd10Codes);
        ViolationCollector.Each("icd10_codes", draft.Icd10Codes, (field, code) =>
            violations.Require(Icd10Code.TryParse(code, out _), field, "an ICD-10 code such as C34 or C34.1"));
        violations.Count("mesh_headings", draft.MeshHeadings, StudyDraftLimits.MeshHeadings);
        ViolationCollector.Each("mesh_headings", draft.MeshHeadings, (field, heading) => CheckHeading(field, heading, violations));
    }

    private static void CheckWords(StudyDraft draft, ViolationCollector violations)
    {
        if (draft.Description is not "")
        {
            violations.Text("description", draft.Description, DescriptionLength);
        }

        violations.Count("intervention_names", draft.InterventionNames, StudyDraftLimits.InterventionNames);
        ViolationCollector.Each(
            "intervention_names", draft.InterventionNames, (field, name) => violations.Text(field, name, InterventionNameLength));
        violations.Count("primary_outcomes", draft.PrimaryOutcomes, StudyDraftLimits.PrimaryOutcomes);
        ViolationCollector.Each(
            "primary_outcomes", draft.PrimaryOutcomes, (field, outcome) => violations.Text(field, outcome, PrimaryOutcomeLength));
    }

    private static void CheckHeading(string field, MeshHeading? heading, ViolationCollector violations)
    {
        if (heading is null)
        {
            violations.Add(field, "a MeSH heading with id and term");
            return;
        }

        CheckDescriptor(field, heading.Id, heading.Term, violations);
        violations.Count(field + ".ancestors", heading.Ancestors, MeshAncestors);
        ViolationCollector.Each(field + ".ancestors", heading.Ancestors, (path, ancestor) =>
            CheckDescriptor(path, ancestor?.Id, ancestor?.Term, violations));
    }

    private static void CheckDescriptor(string field, string? id, string? term, ViolationCollector violations)
    {
        var isId = id is { Length: > 1 and <= MeshIdLength } && char.IsAsciiLetter(id[0]) && id.Skip(1).All(char.IsAsciiDigit);
        violations.Require(isId, field + ".id", "a MeSH unique id such as D009369");
        violations.Text(field + ".term", term, MeshTermLength);
    }

    private static void CheckNumbers(StudyDraft draft, ViolationCollector violations)
    {
        violations.Within("target_patients", draft.TargetPatients, 1, StudyDraftLimits.TargetPatients);
        violations.Within(
            "answer_working_days", draft.AnswerWorkingDays, WorkingDays.DefaultAnswerWorkingDays, StudyDraftLimits.AnswerWorkingDays);
        if (draft.MinimumPatients is { } minimum)
        {
            var isWithin = minimum >= 1 && minimum <= draft.TargetPatients;
            violations.Require(isWithin, "minimum_patients", "1 to target_patients, or left out to mean the target");
        }

        if (draft.MaxPatientsPerSite is { } perSite)
        {
            violations.Within("max_patients_per_site", perSite, 1, StudyDraftLimits.MaxPatientsPerSite);
        }

        if (draft.EligibleSharePerMille is { } share)
        {
            violations.Within("eligible_share_per_mille", share, 1, StudyDraftLimits.EligibleSharePerMille);
        }

        violations.Require(
            draft.Probability is >= MinProbability and <= MaxProbability,
            "probability",
            string.Create(CultureInfo.InvariantCulture, $"{MinProbability} to {MaxProbability}"));
        if (draft.FollowUpMonths is { } followUp)
        {
            violations.Within("follow_up_months", followUp, 0, StudyDraftLimits.FollowUpMonths);
        }
    }

    private static void CheckWindow(StudyDraft draft, ViolationCollector violations)
    {
        CheckYear("enrolment_start", draft.EnrolmentStart, violations);
        CheckYear(EnrolmentEndField, draft.EnrolmentEnd, violations);
        if (draft.EnrolmentEnd <= draft.EnrolmentStart)
        {
            violations.Add(EnrolmentEndField, "a day after enrolment_start");
        }
        else if (draft.EnrolmentEnd.AddYears(-EnrolmentYears) > draft.EnrolmentStart)
        {
            violations.Add(EnrolmentEndField, $"at most {EnrolmentYears} years after enrolment_start");
        }
    }

    private static void CheckYear(string field, DateOnly date, ViolationCollector violations) =>
        violations.Require(
            date.Year is >= EarliestYear and <= LatestYear,
            field,
            $"a date in the years {EarliestYear} to {LatestYear}");

    private static void CheckAges(StudyDraft draft, ViolationCollector violations)
    {
        if (draft.MinimumAgeYears is { } youngest)
        {
            violations.Within("minimum_age_years", youngest, 0, AgeYears);
        }

        if (draft.MaximumAgeYears is { } oldest)
        {
            violations.Within("maximum_age_years", oldest, 0, AgeYears);
            violations.Require(oldest >= (draft.MinimumAgeYears ?? 0), "maximum_age_years", "not below minimum_age_years");
        }
    }
}
