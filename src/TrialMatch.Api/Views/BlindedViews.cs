using System.Collections.Frozen;
using Google.Protobuf;
using TrialMatch.Api.Access;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Views;

/// <summary>
/// Withholds title and sponsor of a blinded study, and whatever would tell them, from all but its sponsor, the coordinating unit and the
/// operator.
/// </summary>
internal static class BlindedViews
{
    private static readonly string SiteRole = EnumText.InWords(Role.Site);
    private static readonly string CentreRole = EnumText.InWords(Role.Centre);

    /// <summary>What a site needs to know to answer. Every other field of a draft is withheld, one that is added later too.</summary>
    private static readonly FrozenSet<string> AnswerableDraft = FrozenSet.ToFrozenSet(
    [
        "phase", "study_type", "intervention_types", "conditions", "icd10_codes", "mesh_headings", "target_patients", "minimum_patients",
        "enrolment_start", "enrolment_end", "probability", "follow_up_months", "minimum_age_years", "maximum_age_years",
        "required_capabilities", "max_patients_per_site", "answer_working_days", "eligible_share_per_mille", "required_trusts",
        "excluded_trusts", "min_sites", "max_sites", "every_region", "plan", "intake",
    ]);

    /// <summary>The same of the intake. The global figures are withheld too: with the condition they find a study in a public registry.</summary>
    private static readonly FrozenSet<string> AnswerableIntake = FrozenSet.ToFrozenSet(
    [
        "blinded", "products", "inclusion_criteria", "exclusion_criteria", "decision", "wanted_regions", "wanted_trusts", "contacted_trusts",
        "paediatric", "out_of_hours", "biomarker",
    ]);

    /// <summary>The same of a product.</summary>
    private static readonly FrozenSet<string> AnswerableProduct = FrozenSet.ToFrozenSet(["kind", "device_class", "ce_state", "genetically_modified"]);

    /// <param name="isBlinded">Whether the study is.</param>
    /// <param name="reader">The reader of a reply about this study alone.</param>
    public static bool Withholds(bool isBlinded, Reader reader) => Withholds(isBlinded, reader, sponsor: string.Empty);

    public static void Cut(Study study, Reader reader)
    {
        if (!Withholds(study.Blinded, reader))
        {
            return;
        }

        study.Sponsor = string.Empty;
        KeepOnly(study.Draft, AnswerableDraft);
        if (study.Draft.Intake is { } intake)
        {
            KeepOnly(intake, AnswerableIntake);
            foreach (var product in intake.Products)
            {
                KeepOnly(product, AnswerableProduct);
            }
        }

        CutReasons(study.Plan.Classification);
        if (study.Inquiry is { } inquiry)
        {
            inquiry.LossRemarks = string.Empty;
        }
    }

    public static void Cut(StudySummary study, Reader reader)
    {
        if (Withholds(study.Blinded, reader, study.Sponsor))
        {
            (study.Sponsor, study.Title) = (string.Empty, string.Empty);
        }
    }

    public static void Cut(SiteActivity site, Reader reader)
    {
        if (Withholds(site.Blinded, reader))
        {
            site.Title = string.Empty;
        }
    }

    public static void Cut(SiteRequest request, Reader reader)
    {
        if (!Withholds(request.Blinded, reader, request.Brief?.Sponsor ?? string.Empty))
        {
            return;
        }

        request.StudyTitle = string.Empty;
        if (request.Brief is { } brief)
        {
            (brief.Sponsor, brief.SponsorDisplayName) = (string.Empty, string.Empty);
        }
    }

    /// <summary>
    /// What sites and centres wrote is told: they do not know the sponsor. A study's id follows from its sponsor and the request id of its
    /// registration, and its hashes from everything in it: with them, a guess could be checked.
    /// </summary>
    public static void Cut(StudyEvent told, Reader reader)
    {
        if (!Withholds(told.Blinded, reader))
        {
            return;
        }

        told.Hash = string.Empty;
        CutReasons(told.Registered);
        if (told.RequestId.Length > 0 && told.Authority?.Role != SiteRole && told.Authority?.Role != CentreRole)
        {
            (told.Detail, told.Remarks, told.RequestId) = (string.Empty, string.Empty, string.Empty);
        }
    }

    private static bool Withholds(bool isBlinded, Reader reader, string sponsor) => isBlinded && !reader.Caller.MaySeeBlindedOf(sponsor);

    /// <summary>Reasons quote title, description and names of what is tested.</summary>
    private static void CutReasons(Classification? classification) => classification?.Reasons.Clear();

    private static void KeepOnly(IMessage message, FrozenSet<string> fields)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => !fields.Contains(field.Name)))
        {
            field.Accessor.Clear(message);
        }
    }
}
