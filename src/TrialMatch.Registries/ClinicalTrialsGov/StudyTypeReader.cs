using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

internal static class StudyTypeReader
{
    public static StudyType Read(RecordNode design, Warnings warnings)
    {
        var node = design["studyType"];
        var written = node.Text();
        switch (string.Concat(written.ToUpperInvariant().Where(char.IsAsciiLetter)))
        {
            case "INTERVENTIONAL":
                return StudyType.Interventional;
            case "OBSERVATIONAL" or "OBSERVATIONALPATIENTREGISTRY":
                return StudyType.Observational;
            case "EXPANDEDACCESS":
                return StudyType.ExpandedAccess;
            default:
                var found = written.Length > 0 ? RecordText.Quote(written) + " is not a study type" : "the record gives no study type";
                warnings.Add(node, found + "; read as interventional");
                return StudyType.Interventional;
        }
    }
}
