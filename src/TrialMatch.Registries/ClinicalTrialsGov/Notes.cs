using System.Collections.Immutable;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Gathers the warnings of one record.</summary>
internal sealed class Notes
{
    private readonly List<ImportWarning> _warnings = [];

    public void Warn(string field, string description)
    {
        var warning = new ImportWarning(field, description);
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    public ImmutableArray<ImportWarning> ToImmutable() => [.. _warnings];
}
