using TrialMatch.Domain.Drafts;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what a sponsor told beside its draft between the API and the domain.</summary>
internal static class StudyIntakes
{
    public static V1.StudyIntake ToProto(this StudyIntake intake) => new() { Blinded = intake.IsBlinded };

    /// <returns>Null where nothing is told, as if there were no intake.</returns>
    public static StudyIntake? ToDomain(this V1.StudyIntake intake) =>
        intake.CalculateSize() == 0 ? null : new StudyIntake(intake.Blinded);
}
