using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Rarity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>Filters sites and computes what each could recruit and reserve.</summary>
internal sealed class SiteAssessor(
    StudyDraft draft,
    Classification classification,
    EnrolmentWindow window,
    EligibleShare share,
    NetworkSeed network,
    RegistryRates registries,
    NetworkRecords networks,
    StandingSites standing)
{
    /// <summary>The quantile of a site's uncapped recruitment that limits its cap: holding more would only block other studies.</summary>
    private const double CapQuantile = 0.9;

    private const int MaxBindingNamed = 3;

    /// <summary>The most patients that the study could want of one site.</summary>
    private int MostWanted => Math.Min(draft.MaxPatientsPerSite ?? int.MaxValue, draft.TargetPatients);

    /// <param name="onEmptyCalendar">Whether to treat all declared capacity as free, to find what could be offered if no other study ran.</param>
    public SiteAssessment Assess(SiteFigures figures, bool onEmptyCalendar)
    {
        var profile = figures.Profile;
        var kept = standing.Kept.GetValueOrDefault(profile.Id);
        var experience = SiteExperience.Of(figures, classification.ConditionGroup, network.Experience, network.Planning.Activation);
        if (kept is null && (FindEarlierAnswer(figures, onEmptyCalendar) ?? FindExclusion(figures, experience)) is { } excluded)
        {
            return excluded;
        }

        if (kept is not null && figures.IsUnreadable)
        {
            // A kept site's promise stands as it was when the site was picked.
            return Keep(figures, AsPicked(kept.Rate), experience, kept, onEmptyCalendar);
        }

        var rate = RatePrior.For(
            profile,
            figures.Area,
            classification.ConditionGroup,
            network.Planning.Recruitment,
            figures.Record.Recruitment,
            networks.OfOthers(figures),
            figures.Record.Promises,
            registries,
            share.RateFactor);
        return (rate, kept) switch
        {
            (null, null) => Excluded(figures, ReasonCode.Capacity, WhyNobody(profile)),
            (_, null) => Fit(figures, rate, experience, window.StartAfter(StartUpMonthsOf(profile, experience)), onEmptyCalendar),
            _ => Keep(figures, rate ?? AsPicked(kept.Rate), experience, kept, onEmptyCalendar),
        };
    }

    private string WhyNobody(TrustProfile profile) => profile.ReferralOf(classification.ConditionGroup) is { } referral
        ? $"its patients of this condition group are treated at {network.FindTrust(referral.TreatedAt)?.Name ?? referral.TreatedAt.Value}"
        : "declares no eligible patients of this condition group, or fewer than five a year";

    /// <summary>Returns the most patients that the study could have at a site whose whole declared capacity were free, however fast it recruits; null where its figures cannot be read.</summary>
    public int? MostEver(SiteFigures figures)
    {
        var experience = SiteExperience.Of(figures, classification.ConditionGroup, network.Experience, network.Planning.Activation);
        var start = window.StartAfter(StartUpMonthsOf(figures.Profile, experience));
        return figures.IsUnreadable ? null
            : !figures.Demand.IsMet || start >= window.HorizonMonths ? 0
            : LayFromFirstOpenMonth(figures, _ => MostWanted, start, onEmptyCalendar: true).Layout.Patients;
    }

    private static RateEstimate AsPicked(RateForecast rate) =>
        new(rate.Shape, rate.RateMonths, rate.Source, rate.Source, RestsOnPlanningDefault: true);

    /// <summary>Excludes a site that declined or did not answer, and every new site where it could no longer answer in time.</summary>
    private SiteAssessment? FindEarlierAnswer(SiteFigures figures, bool onEmptyCalendar)
    {
        if (standing.Closed.TryGetValue(figures.Profile.Id, out var reason))
        {
            return Excluded(figures, reason, reason == ReasonCode.Declined ? "declined the request" : "did not answer in time");
        }

        return standing.MayAskOthers || onEmptyCalendar
            ? null
            : Excluded(figures, ReasonCode.Window, "not asked: too late for an answer");
    }

    private int StartUpMonthsOf(TrustProfile profile, SiteExperience experience) =>
        profile.IsPlanningDefault(FigureGroup.StartUp) ? experience.StartUpMonths(profile.StartUpMonths, network.Planning.Activation) : profile.StartUpMonths;

    private double FixedCostOf(TrustProfile profile, SiteExperience experience, int monthsOpen)
    {
        var opening = profile.IsPlanningDefault(FigureGroup.Costs)
            ? experience.StartUpUnits(profile.Costs.StartUpUnits, network.Planning.Activation)
            : profile.Costs.StartUpUnits;
        return opening + ((double)profile.Costs.UpkeepUnitsPerMonth * monthsOpen);
    }

    private SiteAssessment? FindExclusion(SiteFigures figures, SiteExperience experience)
    {
        var profile = figures.Profile;
        if (draft.Sites.ExcludedTrusts.Contains(profile.Id))
        {
            return Excluded(figures, ReasonCode.Excluded, "excluded by the sponsor");
        }

        if (figures.IsUnreadable)
        {
            return Excluded(figures, ReasonCode.Unavailable, "the trust's stored data cannot be read at the moment");
        }

        if (FindAreaExclusion(figures) is { } area)
        {
            return Excluded(figures, ReasonCode.Area, area);
        }

        if (IsTreatedElsewhere(profile))
        {
            return Excluded(figures, ReasonCode.Capacity, "rare disease is assumed to be treated at the region's university hospital: a planning default");
        }

        if (profile.Lacking(draft.RequiredCapabilities) is { IsEmpty: false } lacking)
        {
            return Excluded(figures, ReasonCode.Capability, "lacks " + EnumText.InWords(lacking));
        }

        if (!figures.Demand.IsMet)
        {
            return Excluded(figures, ReasonCode.Capability, "has no pool of " + EnumText.InWords(figures.Demand.Missing));
        }

        var startUp = StartUpMonthsOf(profile, experience);
        var start = window.StartAfter(startUp);
        return start < window.HorizonMonths
            ? null
            : Excluded(figures, ReasonCode.Window, string.Create(
                CultureInfo.InvariantCulture,
                $"with {startUp} months of start-up it could first enrol in {window.First + (int)start}, after the window"));
    }

    /// <summary>
    /// Applies only while the trust has not declared its own patients and the sponsor does not require it: both know better than a default.
    /// </summary>
    private bool IsTreatedElsewhere(TrustProfile profile)
    {
        var hubs = network.Planning.Eligibility.Hubs;
        return share.IsRareDisease
            && !hubs.IsEmpty
            && !hubs.Contains(profile.Id)
            && !draft.Sites.RequiredTrusts.Contains(profile.Id)
            && profile.IsPlanningDefault(FigureGroup.EligiblePatients);
    }

    /// <summary>Where a device is tested, the clinical area's network supplies the sites (A1).</summary>
    private string? FindAreaExclusion(SiteFigures figures)
    {
        var openAreas = figures.Profile.OpenAreas;
        if (!figures.Profile.TakesPartIn(figures.Area, classification.ConditionGroup, draft.IsOfChildren()))
        {
            return figures.Area == Area.OtherFields
                ? $"has not declared that it wants requests in {classification.Field}"
                : $"has no open site in {EnumText.InWords(figures.Area)}";
        }

        var clinical = classification.CoLeads.Where(area => area != Area.MedicalDevices).ToList();
        return classification.Lead == Area.MedicalDevices && clinical.Count > 0 && !clinical.Exists(openAreas.Contains)
            ? $"is not in the clinical network ({EnumText.InWords(clinical)}) that supplies the sites"
            : null;
    }

    private SiteAssessment Fit(SiteFigures figures, RateEstimate rate, SiteExperience experience, double earliest, bool onEmptyCalendar)
    {
        var belief = new GammaRate(rate.Shape, rate.RateMonths);
        var (layout, start) = LayFromFirstOpenMonth(figures, start => WantedFrom(figures.Profile.Id, start, belief), earliest, onEmptyCalendar);
        var startMonth = (int)start;
        var binding = BindingOf(layout);
        if (layout.Patients == 0)
        {
            return Excluded(figures, ReasonCode.Capacity, WhyNothingFits(WantedFrom(figures.Profile.Id, start, belief), layout));
        }

        var outlook = OutlookFrom(start, ClosedMonths(layout, startMonth), experience.ActivationProbability);
        var monthsOpen = window.MonthCount - startMonth + draft.PlannedFollowUpMonths();
        return new SiteAssessment(
            figures,
            ReasonCode.Unspecified,
            string.Empty,
            rate,
            start,
            layout.Patients,
            binding,
            layout.StartsByMonth,
            outlook,
            ModelOf(outlook, belief, layout.Patients),
            FixedCostOf(figures.Profile, experience, monthsOpen),
            EligiblePerMonth(figures),
            Experience: experience);
    }

    /// <summary>
    /// Lays out the site's starts. Where the first months have no room for a patient, the site starts in the first month that has, and its own demand
    /// begins there, so that forecast, hold and request have the same start.
    /// </summary>
    /// <returns>Empty where no patient fits from any month on.</returns>
    private (StartsLayout Layout, double Start) LayFromFirstOpenMonth(
        SiteFigures figures, Func<double, int> wantedFrom, double earliest, bool onEmptyCalendar)
    {
        for (var start = earliest; ;)
        {
            var problem = ProblemOf(figures, (int)start, wantedFrom(start), onEmptyCalendar);
            var layout = Lay(SiteDoor.Through(problem, figures.Profile, figures.Area, window.First), start);
            var open = layout.OpenMonths.IndexOf(true);
            var isFirstTry = start.Equals(earliest);
            if (open == (int)start || (open < 0 && isFirstTry) || (int)start + 1 >= window.MonthCount)
            {
                return (layout, start);
            }

            // The site's opening work may leave no room in a month that was open before.
            start = Math.Max(open, (int)start + 1);
        }
    }

    /// <summary>Returns the largest number of patients to ask the site for, before capacity is considered.</summary>
    private int WantedFrom(TrustId trust, double start, GammaRate belief)
    {
        var likely = new SiteForecast(belief, start, window.HorizonMonths).Quantile(CapQuantile);
        return Math.Min(Math.Min(likely, standing.Stated.GetValueOrDefault(trust, int.MaxValue)), MostWanted);
    }

    /// <summary>Assesses a site that already holds capacity for the study. Its hold and start stay as they are, and the hold counts as free to it.</summary>
    private SiteAssessment Keep(SiteFigures figures, RateEstimate rate, SiteExperience experience, KeptSite kept, bool onEmptyCalendar)
    {
        var hold = kept.Hold;
        var startMonth = Math.Clamp(kept.Start - window.First, 0, Math.Max(0, window.MonthCount - 1));
        var start = Math.Max(window.Opens, startMonth);
        var layout = Lay(ProblemOf(hold.GivenBackTo(figures), startMonth, hold.Patients, onEmptyCalendar), start);
        var outlook = OutlookFrom(start, layout.Patients == 0 ? [] : ClosedMonths(layout, startMonth), experience.ActivationProbability);
        return new SiteAssessment(
            figures,
            ReasonCode.Unspecified,
            string.Empty,
            rate,
            start,
            hold.Patients,
            CapBinding: [],
            hold.StartsFrom(window.First, window.MonthCount),
            outlook,
            ModelOf(outlook, new GammaRate(rate.Shape, rate.RateMonths), hold.Patients),
            FixedCostOf(figures.Profile, experience, window.MonthCount - startMonth + draft.PlannedFollowUpMonths()),
            EligiblePerMonth(figures),
            kept,
            experience);
    }

    /// <param name="start">The start, in months from month 0.</param>
    private SiteOutlook OutlookFrom(double start, ImmutableArray<Month> closed, double activation) =>
        new(window.First + (int)start, start - (int)start, closed, activation);

    private SiteModel ModelOf(SiteOutlook outlook, GammaRate rate, int cap) => outlook.ModelOf(rate, cap, outlook.From, window.First);

    private double EligiblePerMonth(SiteFigures figures) =>
        figures.Profile.EligiblePatientsPerMonth(figures.Area, classification.ConditionGroup);

    private SiteAssessment Excluded(SiteFigures figures, ReasonCode reason, string detail) =>
        SiteAssessment.Excluded(figures, reason, detail, EligiblePerMonth(figures));

    private FitProblem ProblemOf(SiteFigures figures, int startMonth, int wanted, bool onEmptyCalendar) => new()
    {
        Pools = onEmptyCalendar ? figures.DeclaredPools() : ImmutableArray<FreeCapacity>.CastUp(figures.Pools),
        PerPatient = figures.Demand.PerPatient,
        PerSite = figures.Demand.PerSite,
        StartMonth = startMonth,
        EndMonth = window.MonthCount,
        MaxPatients = wanted,
    };

    private StartsLayout Lay(FitProblem problem, double start)
    {
        var months = problem.CalendarMonths;
        var exposure = months <= FitProblem.MaxMonths ? stackalloc double[months] : new double[months];
        FillExposure(exposure, start);
        return StartsLayout.Lay(problem, exposure);
    }

    /// <summary>Fills in the fraction of each month in which the site is open.</summary>
    private void FillExposure(Span<double> exposure, double start)
    {
        for (var month = 0; month < exposure.Length; month++)
        {
            exposure[month] = Math.Max(0, Math.Min(month + 1, window.HorizonMonths) - Math.Max(month, start));
        }
    }

    private ImmutableArray<string> BindingOf(StartsLayout layout) =>
        ImmutableArray.CreateRange(layout.BindingMonths, static (bound, first) => SiteDoor.Describe(bound.Pool, first + bound.Month), window.First);

    /// <summary>Returns the months from the start on in which no patient can start.</summary>
    private ImmutableArray<Month> ClosedMonths(StartsLayout layout, int startMonth)
    {
        var closed = ImmutableArray.CreateBuilder<Month>();
        for (var month = startMonth; month < window.MonthCount; month++)
        {
            if (!layout.OpenMonths[month])
            {
                closed.Add(window.First + month);
            }
        }

        return closed.ToImmutable();
    }

    private string WhyNothingFits(int wanted, StartsLayout layout) => (wanted, layout.BindingMonths) switch
    {
        (0, _) => "with a probability of 90 % or more it would recruit no patient in the window",
        (_, []) => "no patient's visits fit before the end of the calendar",
        var (_, binding) => WhatIsTaken([.. binding.Take(MaxBindingNamed)]),
    };

    private string WhatIsTaken(IReadOnlyList<PoolMonth> binding)
    {
        var closed = string.Join(", ", binding.Where(bound => SiteDoor.IsClosedBy(bound.Pool)).Select(bound => window.First + bound.Month));
        var taken = string.Join(", ", binding.Where(bound => !SiteDoor.IsClosedBy(bound.Pool)).Select(bound => $"{bound.Pool} {window.First + bound.Month}"));
        return (closed, taken) switch
        {
            (_, "") => $"the site is closed in {closed}",
            ("", _) => $"nothing is free in {taken}",
            _ => $"the site is closed in {closed}, and nothing is free in {taken}",
        };
    }
}
