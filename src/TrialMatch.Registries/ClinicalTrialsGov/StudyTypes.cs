using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

internal static class StudyTypes
{
    public static StudyType Read(JsonView design, Notes notes)
    {
        var written = design["studyType"].Text();
        var plain = string.Concat(written.ToUpperInvariant().Where(char.IsAsciiLetter));
        switch (plain)
        {
            case "INTERVENTIONAL":
                return StudyType.Interventional;
            case "OBSERVATIONAL" or "OBSERVATIONALPATIENTREGISTRY":
                return StudyType.Observational;
            case "EXPANDEDACCESS":
                return StudyType.ExpandedAccess;
            default:
                var found = written.Length > 0 ? $"\"{TextCleaner.Shorten(written, 40)}\" is no study type" : "the record gives no study type";
                notes.Warn("study_type", found + "; read as interventional");
                return StudyType.Interventional;
        }
    }
}
