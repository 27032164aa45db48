using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads what a study tests, and the types of it. Leaves out comparators, placebo and interventions common to all arms, where the arms or
/// the names show it.
/// </summary>
internal static class TestedInterventions
{
    private static readonly Regex Pretended = new(
        @"^\W*(placebo|sham|no (intervention|treatment)|standard (of )?care|usual care|treatment as usual|control)\b", Patterns.Linear);

    private const string Field = "intervention_types";

    public static ImmutableArray<InterventionType> ReadTypes(RecordNode arms, Warnings warnings)
    {
        var all = Intervention.ReadAll(arms);
        if (all.IsEmpty)
        {
            warnings.Add(arms["interventions"], "the record names no intervention; the study's types are left open");
        }

        var tested = FindTested(all, arms);
        if (tested.Length < all.Length)
        {
            var left = all.Except(tested).Select(intervention => intervention.Name).Where(name => name.Length > 0).Distinct().Take(5);
            warnings.Add(Field, "left out as comparator, placebo or common to all arms: " + RecordText.Shorten(string.Join("; ", left), 200));
        }

        return [.. tested.Select(intervention => Corrected(intervention, warnings)).Distinct().Take(StudyDraftLimits.InterventionTypes)];
    }

    public static ImmutableArray<Intervention> ReadAll(RecordNode arms) => FindTested(Intervention.ReadAll(arms), arms);

    private static ImmutableArray<Intervention> FindTested(ImmutableArray<Intervention> all, RecordNode arms)
    {
        var experimental = Labels(arms, "EXPERIMENTAL");
        var comparing = Labels(arms, "ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION");
        ImmutableArray<Intervention> real = [.. all.Where(intervention => !Pretended.IsMatch(intervention.Name))];
        ImmutableArray<Intervention> inExperiment = [.. real.Where(intervention => intervention.Arms.Any(experimental.Contains))];
        ImmutableArray<Intervention> inExperimentOnly = [.. inExperiment.Where(intervention => !intervention.Arms.Any(comparing.Contains))];
        return FirstNotEmpty(inExperimentOnly, inExperiment, real, all);
    }

    private static HashSet<string> Labels(RecordNode arms, params string[] types) =>
        [.. arms["armGroups"].Items().Take(ImportLimits.ListItems).Where(arm => types.Contains(arm["type"].Text())).Select(arm => arm["label"].Text())];

    private static ImmutableArray<Intervention> FirstNotEmpty(params ImmutableArray<Intervention>[] choices) =>
        choices.FirstOrDefault(choice => !choice.IsEmpty, []);

    private static InterventionType Corrected(Intervention intervention, Warnings warnings)
    {
        var corrected = InterventionTypeCorrection.Of(intervention);
        if (corrected != intervention.Type)
        {
            var registered = intervention.Type is { } type ? $"registered as {type}" : "of no known type";
            warnings.Add(Field, $"{RecordText.Quote(intervention.Name)} is {registered}; read as {corrected}");
        }

        return corrected;
    }
}
