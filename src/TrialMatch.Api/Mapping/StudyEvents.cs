using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Api.Mapping;

/// <summary>A study's history for people to read.</summary>
internal static class StudyEvents
{
    public static IEnumerable<V1.StudyEvent> ToProto(StudyId id, ImmutableArray<HistoryEntry> history)
    {
        Study? study = null;
        foreach (var entry in history)
        {
            study = Study.After(study, id, entry);
            yield return new V1.StudyEvent
            {
                Version = entry.Version,
                Time = entry.At.ToTimestamp(),
                Actor = entry.Actor.Value,
                Type = StudyEventNames.NameOf(entry.Event),
                Detail = Describe(entry.Event),
                State = study.State.ToProto(),
            };
        }
    }

    private static string Describe(StudyEvent happened) => happened switch
    {
        StudyRegistered registered => string.Join("; ", registered.Classification.Reasons),
        StudySentToTriage => "no area fits; the coordinating unit assigns one",
        SitesPicked picked => string.Create(
            CultureInfo.InvariantCulture,
            $"round {picked.Round}: {string.Join(", ", picked.Plan.Chosen.Select(site => $"{site.Trust} for {site.Cap}"))}; {picked.Plan.OfferablePatients} patients with probability {picked.Plan.OfferableProbability:0.000}"),
        HoldsMade made => string.Create(CultureInfo.InvariantCulture, $"round {made.Round}: every picked site holds capacity"),
        HoldsRefused refused => string.Create(
            CultureInfo.InvariantCulture,
            $"round {refused.Round}: free capacity had moved at {string.Join(", ", refused.Refusals.Select(Describe))}; nothing is held"),
        StudyWaitlisted waitlisted => "waits for: " + string.Join("; ", waitlisted.Plan.Binding),
        StudyFoundNotFeasible found => string.Join("; ", found.Plan.Binding),
        _ => string.Empty,
    };

    private static string Describe(HoldRefusal refusal) =>
        refusal.Shortfalls.IsEmpty
            ? refusal.Trust.Value
            : $"{refusal.Trust} ({refusal.Shortfalls[0].Pool} {refusal.Shortfalls[0].Month})";
}
