using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Something recognised in a study.</summary>
/// <param name="IsHead">Whether it is what that piece of evidence is about, rather than mentioned beside it.</param>
internal sealed record Finding(EvidenceKind Kind, string Evidence, Concept Concept, bool IsHead)
{
    public IEnumerable<ClassificationReason> Reasons()
    {
        yield return new ClassificationReason(Concept.Rule, Concept.Area, Kind, Evidence, Concept.Name);
        foreach (var coLead in Concept.CoLeads)
        {
            yield return new ClassificationReason(Concept.Rule, coLead, Kind, Evidence, Concept.Name + ", co-lead");
        }
    }
}
