using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using static TrialMatch.Domain.Drafts.StudyIntakeLimits;

namespace TrialMatch.Domain.Drafts;

/// <summary>Validates what a sponsor told beside its draft, and names every error by the field's path in the draft.</summary>
public static class StudyIntakeValidator
{
    private const string Root = "intake.";
    private const string StageField = Root + "decision.stage";
    private const string DateField = Root + "decision.date";

    /// <summary>The latest decision on an inquiry, in days from the inquiry: two years. A choice: a plan for later rests on nothing.</summary>
    public const int MaxDecisionDays = 730;

    /// <summary>
    /// Returns what an inquiry lacks: whoever asks before deciding says how far the decision is, and by when it is made: after the sites have had their
    /// time to answer, and before enrolment ends.
    /// </summary>
    /// <param name="today">The day of the inquiry in Oslo.</param>
    /// <returns>Empty where stage and date are there. What else is wrong with the draft, <see cref="StudyDraftValidator"/> says.</returns>
    public static IReadOnlyList<Violation> ValidateForInquiry(StudyDraft draft, DateOnly today)
    {
        var violations = new ViolationCollector();
        var decision = draft.Intake?.Decision ?? new SponsorDecision();
        if (decision.Stage == DecisionStage.Unspecified)
        {
            violations.Chosen(StageField, decision.Stage, DecisionStage.Unspecified);
        }

        if (draft.AnswerWorkingDays is >= 0 and < WorkingDays.MaxWorkingDays)
        {
            var earliest = WorkingDays.AddWorkingDays(today, draft.AnswerWorkingDays + 1);
            var latest = today.AddDays(MaxDecisionDays) is var longest && draft.EnrolmentEnd < longest ? draft.EnrolmentEnd : longest;
            violations.Require(decision.Date >= earliest && decision.Date <= latest, DateField, DateFor(draft, earliest, latest));
        }

        return violations.Found;
    }

    private static string DateFor(StudyDraft draft, DateOnly earliest, DateOnly latest) => earliest <= latest
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"the day by which the sponsor decides, {earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd}: after the {draft.AnswerWorkingDays} working days that sites have to answer, before enrolment ends, and within {MaxDecisionDays} days")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"the day by which the sponsor decides, {earliest:yyyy-MM-dd} or later, after the {draft.AnswerWorkingDays} working days that sites have to answer; enrolment ends before that, on {latest:yyyy-MM-dd}");

    internal static void Check(StudyDraft draft, ViolationCollector violations)
    {
        if (draft.Intake is not { } intake)
        {
            return;
        }

        CheckProducts(intake.Products, violations);
        CheckNumbers(intake.RegistryNumbers, violations);
        CheckTexts(intake, violations);
        CheckDecision(intake.Decision, violations);
        CheckCounts(intake, violations);
        CheckPlaces(intake, violations);
        CheckAges(draft, intake, violations);
    }

    private static void CheckProducts(ImmutableArray<Product> products, ViolationCollector violations)
    {
        violations.Count(Root + "products", products, Products);
        ViolationCollector.Each(Root + "products", products, (field, product) =>
        {
            violations.Chosen(field + ".kind", product.Kind, ProductKind.Unspecified);
            Optional(field + ".name", product.Name, ProductNameLength, violations);
            CheckOfDevice(field + ".device_class", product.Kind, product.Class, violations);
            CheckOfDevice(field + ".ce_state", product.Kind, product.Ce, violations);
        });
    }

    private static void CheckOfDevice<T>(string field, ProductKind kind, T value, ViolationCollector violations)
        where T : struct, Enum
    {
        if (value.Equals(default(T)))
        {
            return;
        }

        violations.Chosen(field, value, default);
        violations.Require(kind == ProductKind.Device, field, "none unless kind is DEVICE");
    }

    private static void CheckNumbers(ImmutableArray<RegistryNumber> numbers, ViolationCollector violations)
    {
        violations.Count(Root + "registry_numbers", numbers, RegistryNumbers);
        ViolationCollector.Each(Root + "registry_numbers", numbers, (field, number) =>
        {
            violations.Chosen(field + ".registry", number.Registry, RegistryKind.Unspecified);
            if (number.Registry != RegistryKind.Unspecified && Enum.IsDefined(number.Registry))
            {
                violations.Require(
                    RegistryNumberForms.IsNumberOf(number.Registry, number.Number),
                    field + ".number",
                    $"a number of {EnumText.Of(number.Registry)} such as {RegistryNumberForms.ExampleOf(number.Registry)}");
            }
        });
    }

    private static void CheckTexts(StudyIntake intake, ViolationCollector violations)
    {
        violations.Remarks(Root + "inclusion_criteria", intake.InclusionCriteria, CriteriaLength);
        violations.Remarks(Root + "exclusion_criteria", intake.ExclusionCriteria, CriteriaLength);
        Optional(Root + "biomarker", intake.Biomarker, BiomarkerLength, violations);
        if (intake.Cro is { } cro)
        {
            violations.Text(Root + "cro.display_name", cro.Name, CroNameLength);
        }

        if (intake.Synopsis is { } synopsis)
        {
            violations.Require(synopsis.Link.Length == 0 || IsLink(synopsis.Link), Root + "synopsis.uri", $"an https address without a password, at most {LinkLength} characters");
            violations.Require(
                synopsis.Sha256.Length == 0 || (synopsis.Sha256.Length == Sha256Length && synopsis.Sha256.All(char.IsAsciiHexDigit)),
                Root + "synopsis.sha256",
                $"{Sha256Length} hexadecimal digits");
        }
    }

    private static bool IsLink(string text) => text.Length <= LinkLength
        && Uri.TryCreate(text, UriKind.Absolute, out var link)
        && link.Scheme == Uri.UriSchemeHttps
        && link.UserInfo.Length == 0
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static void CheckDecision(SponsorDecision? decision, ViolationCollector violations)
    {
        if (decision is null)
        {
            return;
        }

        if (decision.Stage != DecisionStage.Unspecified)
        {
            violations.Chosen(StageField, decision.Stage, DecisionStage.Unspecified);
        }

        violations.Require(
            decision.Date is not { } date || date.Year is >= StudyDraftLimits.EarliestYear and <= StudyDraftLimits.LatestYear,
            DateField,
            $"a date in the years {StudyDraftLimits.EarliestYear} to {StudyDraftLimits.LatestYear}");
    }

    private static void CheckCounts(StudyIntake intake, ViolationCollector violations)
    {
        if (intake.GlobalTargetPatients is { } patients)
        {
            violations.Within(Root + "global_target_patients", patients, 1, GlobalTargetPatients);
        }

        if (intake.GlobalSites is { } sites)
        {
            violations.Within(Root + "global_sites", sites, 1, GlobalSites);
        }
    }

    private static void CheckPlaces(StudyIntake intake, ViolationCollector violations)
    {
        violations.Count(Root + "wanted_regions", intake.WantedRegions, StudyIntakeLimits.Regions);
        Once(Root + "wanted_regions", intake.WantedRegions, "region", violations);
        violations.Count(Root + "wanted_trusts", intake.WantedTrusts, StudyDraftLimits.Trusts);
        Once(Root + "wanted_trusts", intake.WantedTrusts, "trust", violations);
        violations.Count(Root + "contacted_trusts", intake.ContactedTrusts, StudyDraftLimits.Trusts);
        Once(Root + "contacted_trusts", intake.ContactedTrusts, "trust", violations);
    }

    private static void Once<T>(string field, ImmutableArray<T> items, string kind, ViolationCollector violations) =>
        violations.Require(items.Distinct().Count() == items.Length, field, $"each {kind} once");

    private static void CheckAges(StudyDraft draft, StudyIntake intake, ViolationCollector violations)
    {
        violations.Require(
            intake.IsPaediatric is not true || draft.MinimumAgeYears is not >= AdultAgeYears,
            Root + "paediatric",
            $"false, or none: minimum_age_years is {draft.MinimumAgeYears}");
        violations.Require(
            intake.IsPaediatric is not false || draft.MaximumAgeYears is not < AdultAgeYears,
            Root + "paediatric",
            $"true, or none: maximum_age_years is {draft.MaximumAgeYears}");
    }

    private static void Optional(string field, string text, int maxLength, ViolationCollector violations)
    {
        if (text.Length > 0)
        {
            violations.Text(field, text, maxLength);
        }
    }
}
