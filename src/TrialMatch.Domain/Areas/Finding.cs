using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>A concept recognised in a study.</summary>
/// <param name="IsHead">Whether the evidence is about the concept rather than only mentioning it.</param>
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
