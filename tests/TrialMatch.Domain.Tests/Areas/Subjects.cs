using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Areas;

/// <summary>Short ways of saying what a study is about.</summary>
internal static class Subjects
{
    public static StudySubject Of(params string[] conditions) =>
        new("A study", StudyType.Interventional, [InterventionType.Drug], [.. conditions], [], []);

    public static StudySubject OfCodes(params string[] codes) => Of() with { Icd10Codes = [.. codes] };

    public static StudySubject WithTypes(this StudySubject subject, params InterventionType[] types) =>
        subject with { InterventionTypes = [.. types] };
}
