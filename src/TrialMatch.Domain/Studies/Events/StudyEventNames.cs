namespace TrialMatch.Domain.Studies.Events;

/// <summary>The names under which events are stored and shown. A name, once stored, is never changed or reused.</summary>
public static class StudyEventNames
{
    public static IReadOnlyDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(StudyRegistered)] = "registered",
        [typeof(StudySentToTriage)] = "sent-to-triage",
        [typeof(SitesPicked)] = "sites-picked",
        [typeof(HoldsMade)] = "holds-made",
        [typeof(HoldsRefused)] = "holds-refused",
        [typeof(StudyWaitlisted)] = "waitlisted",
        [typeof(StudyFoundNotFeasible)] = "found-not-feasible",
    };

    public static string NameOf(StudyEvent happened) => ByType[happened.GetType()];
}
