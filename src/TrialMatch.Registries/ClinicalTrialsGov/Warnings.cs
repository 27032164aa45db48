using System.Collections.Immutable;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Collects the warnings of one record, each once.</summary>
internal sealed class Warnings
{
    private readonly List<ImportProblem> _found = [];
    private readonly HashSet<ImportProblem> _known = [];

    public void Add(string field, string description)
    {
        var warning = new ImportProblem(field, description);
        if (_found.Count < ImportLimits.Warnings && _known.Add(warning))
        {
            _found.Add(warning);
        }
    }

    public void Add(RecordNode node, string description) => Add(node.Path, description);

    public ImmutableArray<ImportProblem> ToImmutable() => [.. _found];
}
