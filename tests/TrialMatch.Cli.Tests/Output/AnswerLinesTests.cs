using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;
using Outcome = TrialMatch.V1.Plan.Types.Outcome;
using Reason = TrialMatch.V1.SiteDecision.Types.Reason;

namespace TrialMatch.Cli.Tests.Output;

/// <summary>The answer to plans that are given, word for word.</summary>
public sealed class AnswerLinesTests
{
    private static readonly StudyDraft Draft = new() { TargetPatients = 17, EnrolmentEnd = Day(2029, 9, 30) };

    [Fact]
    public void A_plan_that_is_met_is_told_in_four_lines() =>
        Assert.Equal(
            [
                "Norway can offer 17 of 17 patients by 30 Sep 2029.",
                "Probability 0.903 (wanted 0.90); it rests on planning defaults: guesses.",
                "At 2 hospitals: Akershus universitetssykehus (13 expected), Helse Bergen (9.5).",
                "Expected 26 patients (80 % interval 17 to 34); enrolment can start in Feb 2027.",
            ],
            PlanAnswer.Lines(Met(), Draft));

    [Fact]
    public void Who_is_shown_only_its_own_hospitals_is_not_told_that_there_are_no_others()
    {
        var plan = Met();
        plan.ShowsOwnSitesOnly = true;
        plan.Sites.RemoveAt(0);
        var study = new Study { Name = "studies/one", State = Study.Types.State.Requested, Plan = plan, Draft = Draft, Requests = { new SiteRequest { State = SiteRequest.Types.State.Open } } };

        var lines = StudyAnswer.Lines(study, DateTimeOffset.UnixEpoch).ToList();

        Assert.Equal("Of its hospitals you see 1: Helse Bergen (9.5 expected).", lines[2]);
        Assert.Contains("(of those you see 1 open", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Inquiry.Types.Outcome.Lapsed, Inquiry.Types.LossReason.Unspecified, Study.Types.State.Expired, "The sponsor did not decide in time: the inquiry is over.")]
    [InlineData(Inquiry.Types.Outcome.Lost, Inquiry.Types.LossReason.TooSlow, Study.Types.State.Expired, "The sponsor does not come to Norway (too slow): the inquiry is over.")]
    [InlineData(Inquiry.Types.Outcome.Lost, Inquiry.Types.LossReason.Costs, Study.Types.State.Declined, "The sponsor does not come to Norway (costs): the inquiry is over.")]
    [InlineData(Inquiry.Types.Outcome.Withdrawn, Inquiry.Types.LossReason.Unspecified, Study.Types.State.Withdrawn, "The sponsor took the study back: it is over.")]
    public void An_inquiry_that_is_over_is_told_with_its_reason_and_released_nothing(
        Inquiry.Types.Outcome outcome, Inquiry.Types.LossReason reason, Study.Types.State state, string told)
    {
        var study = new Study { Name = "studies/one", State = state, Plan = Met(), Draft = Draft, Inquiry = new Inquiry { Outcome = outcome, LossReason = reason } };

        Assert.Equal([told, "Next: nothing; nothing was held. See `trialmatch history one`."], StudyAnswer.Lines(study, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void An_answer_that_rests_on_the_trusts_own_figures_speaks_of_no_guess()
    {
        var plan = Met();
        foreach (var site in plan.Sites)
        {
            site.PlanningDefault = false;
        }

        Assert.Equal("Probability 0.903 (wanted 0.90).", PlanAnswer.Lines(plan, Draft).ElementAt(1));
    }

    [Fact]
    public void A_shortfall_says_what_binds_and_what_would_help() =>
        Assert.Equal(
            [
                "Not now: too little is free by 30 Sep 2029 for the minimum of 12.",
                "It can offer 9 of 17 patients, probability 0.912 (wanted 0.90); it rests on planning defaults: guesses.",
                "At 2 hospitals: Akershus universitetssykehus (13 expected) and 1 more.",
                "Expected 26 patients (80 % interval 17 to 34).",
                "What binds: study nurse minutes at 2 of them; eligible patients at 1 of them; every hospital that could take part is in.",
                "All 17: probability 0.412. What would help: 0.950 with twice as many such sites, 0.665 without caps.",
            ],
            PlanAnswer.Lines(Short(), new StudyDraft(Draft) { MinimumPatients = 12 }));

    [Theory]
    [InlineData(Outcome.Feasible)]
    [InlineData(Outcome.CapacityShort)]
    [InlineData(Outcome.Infeasible)]
    public void However_long_the_names_and_the_numbers_it_is_ten_lines_of_80_columns(Outcome outcome)
    {
        var plan = Short();
        plan.Outcome = outcome;
        (plan.TargetPatients, plan.OfferablePatients, plan.Patients) = (99_999, 12_345, new PatientForecast { Mean = 12_345, Q10 = 10_000, Q90 = 14_000 });
        foreach (var site in plan.Sites)
        {
            (site.TrustDisplayName, site.Patients.Mean) = ("Universitetssykehuset Nord-Norge HF", 1_234);
        }

        plan.Sites.Add([.. new[] { Reason.Capability, Reason.Window, Reason.Capacity }.SelectMany(reason => Enumerable.Range(0, 12).Select(_ => new SiteDecision { Reason = reason }))]);
        var study = new Study
        {
            Name = "studies/study-agj69fvv63za748r",
            State = outcome switch
            {
                Outcome.Feasible => Study.Types.State.Requested,
                Outcome.CapacityShort => Study.Types.State.Waitlisted,
                _ => Study.Types.State.NotFeasible,
            },
            Plan = plan,
            Draft = new StudyDraft(Draft) { TargetPatients = 99_999, MinimumPatients = 88_888 },
            Waiting = new WaitingPlace { Position = 12 },
        };

        var lines = Printed.Lines(80, terminal => AnswerText.Write(terminal, StudyAnswer.Lines(study, DateTimeOffset.UnixEpoch)));

        Assert.True(lines.Count <= 10, string.Join('\n', lines));
        Assert.All(lines, line => Assert.True(TextFold.WidthOf(line) <= 80, line));
    }

    [Fact]
    public void Sites_not_chosen_have_a_line_for_each_reason_and_the_largest_are_named()
    {
        SiteDecision[] sites =
        [
            .. Met().Sites,
            .. new[] { ("Small", 1.0), ("Large", 9), ("Middle", 5), ("Least", 0.5) }.Select(site => Site(site.Item1, site.Item2, Reason.Dominated)),
            Site("Unequipped", 0, Reason.Capability),
            Site("Of a later version", 0, (Reason)77),
        ];

        Assert.Equal(
            [
                "",
                "Not chosen (6)",
                "  4 could take part, but the chosen reach the number at less cost: Large, Middle, Small and 1 more",
                "  1 lacks something that the study requires: Unequipped",
                "  1 77: Of a later version",
            ],
            Printed.Lines(Terminal.Unbounded, terminal => OtherSitesText.Write(terminal, sites)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.012, true)]
    public void The_regional_balance_is_spoken_of_only_where_it_costs_something(double cost, bool isSaid)
    {
        var plan = Met();
        plan.PriceOfFairness = cost;

        var said = string.Join('\n', Printed.Lines(80, terminal => PlanText.WriteRest(terminal, plan, notes: 0)));

        Assert.Equal(isSaid, said.Contains("The regional balance costs 1.2 %", StringComparison.Ordinal));
        Assert.DoesNotContain("fairness", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Phase.NotApplicable, "no phase")]
    [InlineData(Phase._3, "phase 3")]
    [InlineData(Phase._1Phase2, "phase 1/2")]
    [InlineData(Phase.EarlyPhase1, "early phase 1")]
    public void A_phase_is_told_in_words(Phase phase, string words) => Assert.Equal(words, EnumNames.InWords(phase));

    private static Plan Met()
    {
        var plan = new Plan
        {
            Outcome = Outcome.Feasible,
            Classification = new Classification { Lead = Area.Cancer },
            TargetPatients = 17,
            OfferablePatients = 17,
            WantedProbability = 0.9,
            Probability = 0.9034,
            OfferableProbability = 0.9034,
            Patients = new PatientForecast { Mean = 26.2, Q10 = 17, Q90 = 34 },
        };
        plan.Sites.Add([Site("Akershus universitetssykehus", 13.1, Reason.Chosen), Site("Helse Bergen", 9.5, Reason.Chosen)]);
        return plan;
    }

    private static Plan Short()
    {
        var plan = Met();
        plan.Outcome = Outcome.CapacityShort;
        (plan.OfferablePatients, plan.OfferableProbability, plan.Probability) = (9, 0.912, 0.412);
        plan.Sites[0].CapBinding.Add(["study-nurse-minutes 2027-03", "study-nurse-minutes 2027-04", "eligible-patients.breast-cancer 2027-03"]);
        plan.Sites[1].CapBinding.Add("study-nurse-minutes 2027-05");
        plan.Binding.Add(
        [
            "all 2 sites that could take part are expected to recruit 26.2 patients within their caps by the window's end; the target is 17",
            "with twice as many such sites the probability of the target would be 0.950",
            "without caps the probability of the target would be 0.665",
            "if every site could start at once the probability of the target would be 0.485",
        ]);
        return plan;
    }

    private static SiteDecision Site(string name, double mean, Reason reason) => new()
    {
        Trust = "trusts/" + name.ToLowerInvariant(),
        TrustDisplayName = name,
        Reason = reason,
        PlanningDefault = true,
        Patients = new PatientForecast { Mean = mean },
        StartMonth = Day(2027, 2, 1),
    };

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };
}
