using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Studies;

/// <summary>A site that a study put a request to: how the request stands, what is held there, what was recruited.</summary>
public sealed record StudySite
{
    public required TrustId Trust { get; init; }

    /// <summary>The network under which it was asked.</summary>
    public required Area Area { get; init; }

    public required RequestState State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the time to answer is over.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    /// <summary>The most patients it was asked for.</summary>
    public required int AskedPatients { get; init; }

    /// <summary>What it was asked to hold. An answer changes <see cref="Hold"/>, never this.</summary>
    public required SiteHold Asked { get; init; }

    /// <summary>The first month in which it may enrol: as asked, or as it accepted.</summary>
    public required Month Start { get; init; }

    /// <summary>What the site was thought to recruit when it was picked or, later, offered.</summary>
    public required RateForecast Rate { get; init; }

    /// <summary>When it enrols, as the offer had it; from its start on, before one is made.</summary>
    public SiteOutlook Outlook
    {
        get => field ?? SiteOutlook.OpenFrom(Start);
        init;
    }

    /// <summary>Patients a month whom the study could ask there, as declared when it was picked.</summary>
    public int EligiblePatientsPerMonth { get; init; }

    /// <summary>What the study wants the trust to keep.</summary>
    public required SiteHold Hold { get; init; }

    /// <summary>What the trust last confirmed that it keeps.</summary>
    public required SiteHold Granted { get; init; }

    /// <summary>When it answered; null where it has not.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public RequestAccepted? Acceptance { get; init; }

    /// <summary>What it accepted, patients and starts by month: what every later layout of its commitment begins from. Null before.</summary>
    public SiteHold? Accepted { get; init; }

    public RequestDeclined? Refusal { get; init; }

    /// <summary>The last reminder that was due.</summary>
    public ReminderKind Reminded { get; init; }

    /// <summary>Patients by month, as last reported.</summary>
    public ImmutableSortedDictionary<Month, int> Recruited { get; init; } = ImmutableSortedDictionary<Month, int>.Empty;

    /// <summary>What was reported has not yet moved what is left of the commitment.</summary>
    public bool NeedsRephasing { get; init; }

    public bool IsOpen => State == RequestState.Open;

    /// <summary>It accepted or may still answer, and so holds capacity.</summary>
    public bool IsKept => State is RequestState.Open or RequestState.Accepted;

    /// <summary>The trust is known to keep what the study wants.</summary>
    public bool IsSettled => Hold.Revision == Granted.Revision;

    public int RecruitedPatients => Recruited.Values.Sum();

    /// <summary>What it recruited from its start on, and in how many months: what its rate is judged by while the study runs.</summary>
    /// <remarks>
    /// Patients before the start are left out, and so are the months: counted with them, a report of more patients could lower the
    /// rate, and without them, one early patient would raise it. So it is with months in which nobody was to start.
    /// </remarks>
    public ObservedRecruitment Observed => ObservedUntil(UnreportedFrom);

    /// <summary>The same with more months lived through, in which it reported nobody.</summary>
    /// <param name="end">The month after the last one; no earlier than <see cref="UnreportedFrom"/>.</param>
    public ObservedRecruitment ObservedUntil(Month end) => new(
        Recruited.Where(reported => reported.Key >= Start && Outlook.ExposureIn(reported.Key) > 0).Sum(reported => reported.Value),
        Enumerable.Range(0, Math.Max(0, end - Start)).Sum(month => Outlook.ExposureIn(Start + month)));

    /// <summary>The first month that is not reported.</summary>
    public Month UnreportedFrom => Recruited.IsEmpty || Recruited.Keys.Last() < Start ? Start : Recruited.Keys.Last() + 1;

    /// <summary>Months in which it was open and that it has reported, or passed over. Before its start it was open only where it recruited.</summary>
    public int ReportedMonths => Recruited.Count(reported => reported.Key < Start && reported.Value > 0) + (UnreportedFrom - Start);

    /// <summary>Half of the time to answer.</summary>
    public DateTimeOffset HalfTime => AskedAt + ((AnswerBy - AskedAt) / 2);

    /// <summary>One day before the deadline.</summary>
    public DateTimeOffset LastDay => AnswerBy - TimeSpan.FromDays(1);

    public StudySite Holding(HoldState state) => this with { Hold = Hold.InState(state) };

    /// <summary>The request as it ends; what was held is given back.</summary>
    public StudySite Ended(RequestState state) => this with { State = state, Hold = Hold.InState(HoldState.Released) };

    /// <summary>The trust confirmed a revision.</summary>
    public StudySite Settled(SettledHold settled) =>
        Hold.Round == settled.Round && Hold.Revision == settled.Revision ? this with { Granted = Hold } : this;
}
