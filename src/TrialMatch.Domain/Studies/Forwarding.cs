using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>Forwards a study from triage to the trusts that declared its field. The coordinating unit leads it in place of a centre.</summary>
public static class Forwarding
{
    /// <summary>Returns a refusal where no trust has declared the field; otherwise null. The study then stays in triage.</summary>
    /// <param name="profiles">All trusts that can be read.</param>
    public static Refusal? RefusalOf(Study study, StudyForwarded forwarded, IEnumerable<TrustProfile> profiles)
    {
        var field = FieldOf(study, forwarded)!.Value;
        var isOfChildren = study.Draft.IsOfChildren();
        return profiles.Any(profile => profile.TakesPartIn(Area.OtherFields, field, isOfChildren))
            ? null
            : Refusal.Of(
                RefusalReason.NoTrustForField,
                "field",
                $"no trust has declared that it wants requests in {EnumText.Of(field)}{(isOfChildren ? " with paediatrics" : string.Empty)}")
                .With("field", EnumText.Of(field)).With("study", study.Id.Value).With("state", EnumText.Of(study.State));
    }

    /// <summary>Returns a refusal of a study that the command does not fit, whatever trusts have declared; otherwise null.</summary>
    internal static Refusal? RefusalOf(Study study, StudyForwarded forwarded) => FieldOf(study, forwarded) is null
        ? Refusal.Invalid([new Violation("field", $"none is recognised in the study, expected one of {EnumText.Of(ConditionGroups.WithoutCentre)}")])
        : null;

    /// <summary>Checks the field itself: only those without a centre are forwarded.</summary>
    internal static void CheckForm(StudyForwarded forwarded, ViolationCollector violations)
    {
        if (forwarded.Field is { } field && !ConditionGroups.WithoutCentre.Contains(field))
        {
            var why = ConditionGroups.All.Contains(field) ? $"{EnumText.Of(ConditionGroups.AreaOf(field))} has a centre that can be assigned; " : string.Empty;
            violations.Add("field", $"{why}expected one of {EnumText.Of(ConditionGroups.WithoutCentre)}");
        }
    }

    /// <summary>Returns the study as forwarded: about to be matched, as after an area is assigned.</summary>
    internal static Study After(Study study, StudyForwarded forwarded)
    {
        var field = FieldOf(study, forwarded);
        return study with
        {
            State = StudyState.Registered,
            Classification = study.Classification with
            {
                Lead = Area.OtherFields,
                CoLeads = [],
                ConditionGroup = field,
                Field = field is { } known ? EnumText.InWords(known) : study.Classification.Field,
            },
        };
    }

    private static ConditionGroup? FieldOf(Study study, StudyForwarded forwarded) => forwarded.Field ?? study.Classification.ConditionGroup;
}
