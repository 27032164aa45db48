using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps study drafts between the API and the domain.</summary>
internal static class StudyDrafts
{
    private const string Field = "draft";
    private const string StartField = Field + ".enrolment_start";
    private const string EndField = Field + ".enrolment_end";

    /// <summary>
    /// Returns the draft in the domain's types; null if there is none. Enum values and ranges are checked by the domain's validator; the
    /// checks here only add violations to a request that is refused anyway, so that all are reported at once.
    /// </summary>
    public static StudyDraft? Draft(this RequestReader fields, V1.StudyDraft? draft)
    {
        if (draft is null)
        {
            fields.Add(Field, "expected a study draft");
            return null;
        }

        var mapped = Map(draft, SitesOf(fields, draft), fields.Intake(draft.Intake));
        var unreadable = UnreadableDates(draft).ToList();
        fields.Add(unreadable);
        if (fields.HasFound)
        {
            fields.Add(unreadable.Count == 0 ? Violations(mapped) : ViolationsBesideDates(mapped));
        }

        return mapped;
    }

    public static V1.StudyDraft ToProto(this StudyDraft draft)
    {
        var proto = new V1.StudyDraft
        {
            Title = draft.Title,
            ProtocolCode = draft.ProtocolCode ?? string.Empty,
            Phase = (V1.Phase)(int)draft.Phase,
            StudyType = (V1.StudyType)(int)draft.StudyType,
            TargetPatients = draft.TargetPatients,
            EnrolmentStart = draft.EnrolmentStart.ToProto(),
            EnrolmentEnd = draft.EnrolmentEnd.ToProto(),
            Probability = draft.Probability,
            AnswerWorkingDays = draft.AnswerWorkingDays,
            Description = draft.Description,
            EveryRegion = draft.Sites.IsEveryRegionWanted,
            Plan = (V1.PlanKind)(int)draft.Sites.Plan,
        };
        proto.RequiredTrusts.AddRange(draft.Sites.RequiredTrusts.Select(ResourceNames.Of));
        proto.ExcludedTrusts.AddRange(draft.Sites.ExcludedTrusts.Select(ResourceNames.Of));
        proto.RegistryIds.AddRange(draft.RegistryIds);
        proto.InterventionTypes.AddRange(draft.InterventionTypes.Select(type => (V1.InterventionType)(int)type));
        proto.InterventionNames.AddRange(draft.InterventionNames);
        proto.PrimaryOutcomes.AddRange(draft.PrimaryOutcomes);
        proto.Conditions.AddRange(draft.Conditions);
        proto.Icd10Codes.AddRange(draft.Icd10Codes);
        proto.MeshHeadings.AddRange(draft.MeshHeadings.Select(ToProto));
        proto.RequiredCapabilities.AddRange(draft.RequiredCapabilities.Select(capability => (V1.Capability)(int)capability));
        SetOptionals(proto, draft);
        proto.Intake = draft.Intake?.ToProto();
        return proto;
    }

    private static void SetOptionals(V1.StudyDraft proto, StudyDraft draft)
    {
        if (draft.MinimumPatients is { } minimum)
        {
            proto.MinimumPatients = minimum;
        }

        if (draft.FollowUpMonths is { } followUp)
        {
            proto.FollowUpMonths = followUp;
        }

        if (draft.MinimumAgeYears is { } youngest)
        {
            proto.MinimumAgeYears = youngest;
        }

        if (draft.MaximumAgeYears is { } oldest)
        {
            proto.MaximumAgeYears = oldest;
        }

        if (draft.EligibleSharePerMille is { } share)
        {
            proto.EligibleSharePerMille = share;
        }

        if (draft.MaxPatientsPerSite is { } most)
        {
            proto.MaxPatientsPerSite = most;
        }

        if (draft.Sites.MinSites is { } minSites)
        {
            proto.MinSites = minSites;
        }

        if (draft.Sites.MaxSites is { } maxSites)
        {
            proto.MaxSites = maxSites;
        }
    }

    private static SiteWishes SitesOf(RequestReader fields, V1.StudyDraft draft) => new(
        [.. draft.RequiredTrusts.Select((name, i) => fields.Trust($"{Field}.required_trusts[{i}]", name))],
        [.. draft.ExcludedTrusts.Select((name, i) => fields.Trust($"{Field}.excluded_trusts[{i}]", name))],
        draft.HasMinSites ? draft.MinSites : null,
        draft.HasMaxSites ? draft.MaxSites : null,
        draft.EveryRegion,
        (PlanKind)(int)draft.Plan);

    private static StudyDraft Map(V1.StudyDraft draft, SiteWishes sites, StudyIntake? intake) => new(
        draft.Title,
        (Phase)(int)draft.Phase,
        (StudyType)(int)draft.StudyType,
        draft.TargetPatients,
        draft.EnrolmentStart.ToDomain() ?? default,
        draft.EnrolmentEnd.ToDomain() ?? default,
        draft.ProtocolCode.Length == 0 ? null : draft.ProtocolCode,
        [.. draft.RegistryIds],
        [.. draft.InterventionTypes.Select(type => (InterventionType)(int)type)],
        [.. draft.Conditions],
        [.. draft.Icd10Codes],
        [.. draft.MeshHeadings.Select(ToDomain)],
        draft.HasMinimumPatients ? draft.MinimumPatients : null,
        draft.HasProbability ? draft.Probability : StudyDraftLimits.DefaultProbability,
        draft.HasFollowUpMonths ? draft.FollowUpMonths : null,
        draft.HasMinimumAgeYears ? draft.MinimumAgeYears : null,
        draft.HasMaximumAgeYears ? draft.MaximumAgeYears : null,
        [.. draft.RequiredCapabilities.Select(capability => (Capability)(int)capability)],
        draft.HasMaxPatientsPerSite ? draft.MaxPatientsPerSite : null,
        draft.AnswerWorkingDays == 0 ? WorkingDays.DefaultAnswerWorkingDays : draft.AnswerWorkingDays,
        draft.Description,
        [.. draft.InterventionNames],
        [.. draft.PrimaryOutcomes],
        draft.HasEligibleSharePerMille ? draft.EligibleSharePerMille : null,
        sites,
        intake);

    private static IEnumerable<Violation> UnreadableDates(V1.StudyDraft draft)
    {
        if (draft.EnrolmentStart.ToDomain() is null)
        {
            yield return new Violation(StartField, RequestReader.NoDay);
        }

        if (draft.EnrolmentEnd.ToDomain() is null)
        {
            yield return new Violation(EndField, RequestReader.NoDay);
        }
    }

    /// <summary>
    /// Adds the remaining violations. For dates, only unreadable ones are reported: other checks would compare with a date that is not
    /// there.
    /// </summary>
    private static IEnumerable<Violation> ViolationsBesideDates(StudyDraft draft) =>
        Violations(draft).Where(violation => violation.Field is not (StartField or EndField));

    private static IEnumerable<Violation> Violations(StudyDraft draft) =>
        StudyDraftValidator.Validate(draft).Select(violation => violation with { Field = $"{Field}.{violation.Field}" });

    public static MeshHeading ToDomain(V1.MeshHeading heading) => new(
        heading.Id, heading.Term, [.. heading.Ancestors.Select(ancestor => new MeshAncestor(ancestor.Id, ancestor.Term))]);

    private static V1.MeshHeading ToProto(MeshHeading heading)
    {
        var proto = new V1.MeshHeading { Id = heading.Id, Term = heading.Term };
        proto.Ancestors.AddRange(heading.Ancestors.Select(ancestor => new V1.MeshTerm { Id = ancestor.Id, Term = ancestor.Term }));
        return proto;
    }
}
