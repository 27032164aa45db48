using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>Validates a site's answer to an inquiry, independent of the study.</summary>
internal static class InterestFormValidator
{
    private const int MaxLimits = 6;

    public static void Check(InterestForm form, string remarks, ViolationCollector violations)
    {
        violations.Chosen("interest", form.Interest, Interest.Unspecified);
        violations.Require(
            form.Interest != Interest.Interested || form.Patients is not null, "patients", "how many patients the site could recruit, as it is interested");
        if (form.Patients is { } patients)
        {
            violations.Within("patients", patients, form.IsYes ? 1 : 0, StudyDraftLimits.MaxPatientsPerSite);
        }

        violations.Require(
            form.Interest != Interest.Interested || form.IsPopulationThere != false, "population_there", "true or nothing, as the site is interested");
        violations.Require(Enum.IsDefined(form.Chance), "chance", "one of " + EnumText.Of(Enum.GetValues<RecruitmentChance>().Where(chance => chance != default)));
        violations.Count("limits", form.Limits, MaxLimits);
        ViolationCollector.Each("limits", form.Limits, (field, limit) => violations.Chosen(field, limit, InterestLimit.Unspecified));
        violations.Require(form.Limits.Distinct().Count() == form.Limits.Length, "limits", "each limit once");
        violations.Require(
            !form.Limits.Contains(InterestLimit.Other) || remarks.Length > 0, "remarks", "what limits it in words, as a limit is OTHER");
        violations.Require(
            form.Interest != Interest.NotInterested || form.Limits.Length > 0 || form.IsPopulationThere == false,
            "limits",
            "why the site is not interested: at least one limit, or population_there false");
    }
}
