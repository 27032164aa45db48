using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>One study in a network that has room for it, led through its life.</summary>
internal sealed class OneStudy
{
    private const int FullCapacityPercent = 100;
    private readonly int _index;
    private int _requests;

    public OneStudy(StudyDraft? draft = null, StudyIntent? intent = null) => _index = World.Register(draft ?? Draft, intent);

    /// <summary>For some twenty patients, at several sites; asked on Monday 4 January 2027, to be answered by the end of the 11th.</summary>
    public static StudyDraft Draft { get; } = new(
        "A study", Phase.Phase3, StudyType.Interventional, TargetPatients: 20, new DateOnly(2027, 3, 1), new DateOnly(2028, 6, 30),
        InterventionTypes: [InterventionType.Drug],
        Conditions: ["Breast Cancer"],
        MinimumPatients: 2,
        FollowUpMonths: 6);

    public World World { get; } = new(FullCapacityPercent);

    public Study Now => World.StudyAt(_index);

    public StudySite First => Now.Sites[0];

    public ImmutableArray<HistoryEntry> History => World.Histories[_index];

    public IEnumerable<StudyEvent> Events => World.Histories[_index].Select(entry => entry.Event);

    public static RequestAccepted AcceptanceOf(StudySite site) =>
        new(site.Trust, site.Hold.Patients, Start: null, "the investigator", "", IsByCentre: false);

    public static RequestDeclined DeclineOf(StudySite site) => new(site.Trust, DeclineReason.Staff, "", IsByCentre: false);

    public Refusal? Try(CommandEvent wanted) => World.Do(_index, new RequestId($"request-{++_requests}"), wanted);

    public OneStudy Do(CommandEvent wanted)
    {
        Assert.Null(Try(wanted));
        return this;
    }

    public OneStudy AcceptAll()
    {
        while (Now.Sites.FirstOrDefault(site => site.IsOpen) is { } open)
        {
            Do(AcceptanceOf(open));
        }

        return this;
    }

    public OneStudy Place() => AcceptAll().Do(new OfferAccepted(""));

    /// <summary>Time passes, and whatever is due by then happens.</summary>
    public OneStudy At(DateTimeOffset instant)
    {
        World.Advance(instant - World.Now);
        World.Sweep();
        return this;
    }

    public static StudySite SiteOf(Study study, TrustId trust) => study.FindSite(trust)!;
}
