using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>A site that a study sent a request to: the state of the request, the hold, and the recruitment.</summary>
public sealed record StudySite : IAskedSite
{
    public required TrustId Trust { get; init; }

    /// <summary>The network for which it was asked.</summary>
    public required Area Area { get; init; }

    public required RequestState State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The deadline for the answer.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The number of patients it was asked for.</summary>
    public required int AskedPatients { get; init; }

    /// <summary>The hold that was requested. An answer changes <see cref="Hold"/>, never this.</summary>
    public required SiteHold Asked { get; init; }

    /// <summary>The first month in which it may enrol, as requested or as accepted.</summary>
    public required Month Start { get; init; }

    /// <summary>The rate when the site was picked or, later, offered.</summary>
    public required RateForecast Rate { get; init; }

    /// <summary>The offer's outlook; before an offer, one from the site's start on.</summary>
    public SiteOutlook Outlook
    {
        get => field ?? SiteOutlook.OpenFrom(Start);
        init;
    }

    /// <summary>The declared eligible patients a month when it was picked.</summary>
    public int EligiblePatientsPerMonth { get; init; }

    /// <summary>The hold that the study wants at the trust.</summary>
    public required SiteHold Hold { get; init; }

    /// <summary>The revision that the trust last confirmed.</summary>
    public required SiteHold Granted { get; init; }

    /// <summary>The time of its answer; null where it has not answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public RequestAccepted? Acceptance { get; init; }

    /// <summary>The patients and starts by month that it accepted, the basis of every later layout of its commitment; null before.</summary>
    public SiteHold? Accepted { get; init; }

    public RequestDeclined? Refusal { get; init; }

    /// <summary>The last reminder that was due.</summary>
    public ReminderKind Reminded { get; init; }

    /// <summary>The patients by month, as last reported.</summary>
    public ImmutableSortedDictionary<Month, int> Recruited { get; init; } = ImmutableSortedDictionary<Month, int>.Empty;

    /// <summary>Whether the commitment has yet to be laid out anew after a report.</summary>
    public bool NeedsRephasing { get; init; }

    public bool IsOpen => State == RequestState.Open;

    /// <summary>Whether it accepted or may still answer, and so holds capacity.</summary>
    public bool IsKept => State is RequestState.Open or RequestState.Accepted;

    /// <summary>Whether the trust has confirmed the wanted hold.</summary>
    public bool IsSettled => Hold.Revision == Granted.Revision;

    public int RecruitedPatients => Recruited.Values.Sum();

    /// <summary>The patients recruited from its start on and the months of exposure, which update its rate while the study runs.</summary>
    /// <remarks>
    /// Patients and months before the start are both left out. If only the patients were, a report of more patients could lower the rate; if only the
    /// months were, one early patient would raise it. The same holds for months in which no start was planned.
    /// </remarks>
    public ObservedRecruitment Observed => ObservedUntil(UnreportedFrom);

    /// <summary>Returns the same with further past months, in which it reported no patient.</summary>
    /// <param name="end">The month after the last one; no earlier than <see cref="UnreportedFrom"/>.</param>
    public ObservedRecruitment ObservedUntil(Month end) => new(
        Recruited.Where(reported => reported.Key >= Start && Outlook.ExposureIn(reported.Key) > 0).Sum(reported => reported.Value),
        Enumerable.Range(0, Math.Max(0, end - Start)).Sum(month => Outlook.ExposureIn(Start + month)));

    /// <summary>The first unreported month.</summary>
    public Month UnreportedFrom => Recruited.IsEmpty || Recruited.Keys.Last() < Start ? Start : Recruited.Keys.Last() + 1;

    /// <summary>The months in which it was open and which it reported or skipped. Before its start, only months with recruitment count.</summary>
    public int ReportedMonths => Recruited.Count(reported => reported.Key < Start && reported.Value > 0) + (UnreportedFrom - Start);

    public StudySite Holding(HoldState state) => this with { Hold = Hold.InState(state) };

    /// <summary>Returns the site with its request ended and its hold released.</summary>
    public StudySite Ended(RequestState state) => this with { State = state, Hold = Hold.InState(HoldState.Released) };

    /// <summary>Returns the site after the trust confirmed a revision.</summary>
    public StudySite Settled(SettledHold settled) =>
        Hold.Round == settled.Round && Hold.Revision == settled.Revision ? this with { Granted = Hold } : this;
}
