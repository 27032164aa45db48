using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>
/// What reports make of a commitment, over random acceptances, reports and rooms at the trust. A failure prints its seed (CsCheck_Seed).
/// </summary>
public class CommitmentOfReportsTests
{
    private const int Iterations = 500;
    private const int CalendarMonths = 40;

    private static readonly Month Start = Month.Of(2027, 1);
    private static readonly PoolId Nurses = new("study-nurse-minutes");
    private static readonly PoolId Patients = new("eligible-patients");

    private static readonly Study Placed = new OneStudy().Place().Now;

    [Fact]
    public void Any_order_of_reports_corrections_and_repetitions_that_ends_in_the_same_reports_gives_the_same_commitment() =>
        (from life in Lives
         where life.Reports.Count > 0
         from detours in ReportGen.Array[0, 12]
         from order in Gen.Shuffle(life.Reports.Keys.ToArray())
         select (life, detours, order)).Sample(
            sample =>
            {
                var direct = sample.life.Accepted().Report(sample.life.Reports);
                var detour = sample.life.Accepted();
                foreach (var report in sample.detours.Where(report => sample.life.Reports.ContainsKey(report.Month)))
                {
                    detour = detour.Report(report.Month, report.Patients);
                }

                foreach (var month in sample.order.Concat(sample.order))
                {
                    detour = detour.Report(month, sample.life.Reports[month]);
                }

                Assert.Equal(direct.Hold.Patients, detour.Hold.Patients);
                Assert.Equal(direct.Hold.Takes.SelectMany(Line), detour.Hold.Takes.SelectMany(Line));
            },
            iter: Iterations);

    [Fact]
    public void The_total_is_never_above_what_was_accepted_unless_more_were_really_recruited() =>
        (from life in Lives from reports in ReportGen.Array[0, 12] select (life, reports)).Sample(
            sample =>
            {
                var after = sample.reports.Aggregate(sample.life.Accepted(), (running, report) => running.Report(report.Month, report.Patients));
                var most = Math.Max(after.Site.Accepted!.Patients, after.Site.RecruitedPatients);

                Assert.InRange(after.Hold.Patients, Math.Max(1, after.Site.RecruitedPatients), most);
                Assert.InRange(after.Hold.StartsByMonth.Sum(), 0, most);
            },
            iter: Iterations);

    [Fact]
    public void A_report_of_more_patients_never_lowers_the_probability_of_reaching_the_target() =>
        (from life in Lives
         where life.Reports.Count > 0
         from which in Gen.Int[0, life.Reports.Count - 1]
         from more in Gen.Int[1, 4]
         select (life, which, more)).Sample(
            sample =>
            {
                var (month, patients) = sample.life.Reports.ElementAt(sample.which);
                var fewer = sample.life.Accepted().Report(sample.life.Reports);
                var more = sample.life.Accepted().Report(sample.life.Reports.SetItem(month, patients + sample.more));

                Assert.True(ProbabilityOf(more) >= ProbabilityOf(fewer) - 1e-12, $"{ProbabilityOf(fewer)} fell to {ProbabilityOf(more)}");
            },
            iter: Iterations);

    [Fact]
    public void Whatever_is_reported_the_commitment_fits_the_room_at_the_trust() =>
        (from life in Lives from reports in ReportGen.Array[0, 12] select (life, reports)).Sample(
            sample =>
            {
                var after = sample.reports.Aggregate(sample.life.Accepted(), (running, report) => running.Report(report.Month, report.Patients));

                Assert.All(after.Hold.Takes, take => Assert.All(
                    take.Amounts.Index(), amount => Assert.InRange(amount.Item, 0, sample.life.Room[take.Pool][take.From + amount.Index - Start])));
            },
            iter: Iterations);

    private static Gen<(Month Month, int Patients)> ReportGen =>
        from month in Gen.Int[-3, 14]
        from patients in Gen.Frequency((9, Gen.Int[0, 6]), (1, Gen.Int[50, 10_000]))
        select (Start + month, patients);

    private static Gen<Life> Lives =>
        from starts in Gen.Int[0, 3].Array[1, 12]
        from nurses in Gen.Int[0, 4].Array[1, 6]
        from slack in Gen.Int[0, 6].Array[CalendarMonths]
        from reports in ReportGen.Array[0, 8]
        from now in Gen.Int[0, 14]
        from isOver in Gen.Int[0, 9]
        where starts.Sum() > 0
        select new Life(starts, nurses, slack, [.. reports.Where(report => report.Month <= Start + now)], Start + now, isOver == 0);

    private static double ProbabilityOf(Running running) => RecruitmentForecast.Of(
        Placed with
        {
            Draft = Placed.Draft with { EnrolmentEnd = new DateOnly(2028, 3, 31) },
            Plan = Placed.Plan! with { OfferablePatients = running.Site.Accepted!.Patients + 2 },
            Sites = [running.Site with { Hold = running.Hold, Trust = Placed.Sites[0].Trust }, Placed.Sites[1] with { Start = Start }],
        },
        thisMonth: Start)!.Probability;

    private static IEnumerable<string> Line(PoolTake take) => take.Amounts.Select((amount, i) => $"{take.Pool} {take.From + i}: {amount}");

    /// <summary>A site that accepted, and what was reported of it.</summary>
    private sealed class Life
    {
        private readonly SiteHold _accepted;

        public Life(int[] starts, int[] nurses, int[] slack, IEnumerable<(Month Month, int Patients)> reports, Month now, bool isEnrolmentOver)
        {
            var demand = new ResolvedDemand([new(Nurses, [.. nurses]), new(Patients, [1])], [new(Nurses, [2, 1])], []);
            _accepted = new SiteHold(Round: 1, Revision: 0, HoldState.Committed, starts.Sum(), Start, [.. starts], demand);
            (Now, IsEnrolmentOver) = (now, isEnrolmentOver);
            Reports = reports.GroupBy(report => report.Month).ToImmutableSortedDictionary(same => same.Key, same => same.First().Patients);
            Room = new[] { Nurses, Patients }.ToDictionary(
                pool => pool, pool => Enumerable.Range(0, CalendarMonths).Select(i => slack[i] + PoolTake.AmountIn(_accepted.Takes, pool, Start + i)).ToArray());
        }

        public ImmutableSortedDictionary<Month, int> Reports { get; }

        public Month Now { get; }

        public bool IsEnrolmentOver { get; }

        /// <summary>What others leave to the study at the trust.</summary>
        public Dictionary<PoolId, int[]> Room { get; }

        public Running Accepted() => new(this, Placed.Sites[0] with
        {
            Start = Start,
            Acceptance = Placed.Sites[0].Acceptance! with { Patients = _accepted.Patients },
            Hold = _accepted,
            Granted = _accepted,
            Accepted = _accepted,
            Recruited = ImmutableSortedDictionary<Month, int>.Empty,
        });

        public override string ToString() =>
            $"accepted {string.Join(',', _accepted.StartsByMonth)}, now {Now}, over {IsEnrolmentOver}, reports {string.Join("; ", Reports.Select(report => $"{report.Key}: {report.Value}"))}";
    }

    /// <summary>The site as reports have left it.</summary>
    private sealed record Running(Life Life, StudySite Site)
    {
        private static readonly Month LastMonth = Start + 14;

        public SiteHold Hold => Site.Granted;

        /// <summary>All at once.</summary>
        public Running Report(ImmutableSortedDictionary<Month, int> reports) => After(Site with { Recruited = reports });

        public Running Report(Month month, int patients) => After(Site with { Recruited = Site.Recruited.SetItem(month, patients) });

        private Running After(StudySite reported)
        {
            var months = CommitmentPhasing.QueryMonths(reported, LastMonth);
            var free = Life.Room.Select(pool => new PoolCalendar(
                pool.Key, Start, Enumerable.Range(0, months).Select(i => pool.Value[i] - PoolTake.AmountIn(Hold.Takes, pool.Key, Start + i)).ToArray()));
            var figures = new SiteFigures(CommitmentPhasingTests.Profile, reported.Area, Hold.Demand, [.. free]);
            var hold = CommitmentPhasing.Rephase(reported, figures, Life.IsEnrolmentOver, Life.Now, LastMonth);
            return this with { Site = reported with { Hold = hold, Granted = hold } };
        }
    }
}
