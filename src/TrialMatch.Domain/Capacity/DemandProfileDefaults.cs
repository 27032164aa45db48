using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// What a study is taken to demand of a site until its sponsor or the site says better. Every number here is a planning default:
/// chosen for a plausible order of magnitude, published by nobody, and to be shown as such.
/// </summary>
public static class DemandProfileDefaults
{
    /// <summary>The most months a profile looks ahead. What a longer study takes beyond them is not reserved.</summary>
    public const int MaxMonths = 60;

    private const int ScreeningNurseMinutes = 240;
    private const int ScreeningInvestigatorMinutes = 60;
    private const int MedicineVisitNurseMinutes = 150;
    private const int OtherVisitNurseMinutes = 90;
    private const int VisitInvestigatorMinutes = 30;
    private const int ProcedureInvestigatorMinutes = 60;
    private const int InfusionChairMinutes = 120;
    private const int MaxInfusionMonths = 12;
    private const int DispensingEveryMonths = 3;
    private const int ImagingEveryMonths = 3;

    /// <summary>The default profile of a study.</summary>
    /// <param name="interventionTypes">What is tested; a medicine makes longer visits than a device or a talk.</param>
    /// <param name="requiredCapabilities">An infusion unit means infusions, a scanner means imaging.</param>
    /// <param name="area">The area that leads; cancer studies follow their patients by imaging.</param>
    /// <param name="followUpMonths">How long each patient takes part after enrolment, 0 or more.</param>
    /// <param name="enrolmentMonths">How many months patients may be enrolled in, 1 or more.</param>
    public static DemandProfile For(
        Phase phase,
        ImmutableArray<InterventionType> interventionTypes,
        ImmutableArray<Capability> requiredCapabilities,
        Area area,
        int followUpMonths,
        int enrolmentMonths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(followUpMonths);
        ArgumentOutOfRangeException.ThrowIfLessThan(enrolmentMonths, 1);

        var treatment = Treatment.Of(interventionTypes, requiredCapabilities, area);
        return new DemandProfile(
            PerPatient(VisitPlan.Of(phase), treatment, Math.Min(followUpMonths, MaxMonths - 1)),
            SiteLoad.Of(phase).ByMonth((int)Math.Min((long)enrolmentMonths + followUpMonths, MaxMonths)));
    }

    private static ImmutableArray<PoolDemand> PerPatient(VisitPlan visits, Treatment treatment, int lastMonth)
    {
        var visitNurseMinutes = treatment.IsMedicine ? MedicineVisitNurseMinutes : OtherVisitNurseMinutes;
        var lastInfusionMonth = Math.Min(lastMonth, MaxInfusionMonths - 1);
        return
        [
            new(PoolKind.EligiblePatients, [1]),
            ByMonth(PoolKind.StudyNurseMinutes, m => At(m, ScreeningNurseMinutes) + (visitNurseMinutes * visits.VisitsIn(m, lastMonth))),
            ByMonth(
                PoolKind.InvestigatorMinutes,
                m => At(m, ScreeningInvestigatorMinutes + (treatment.IsProcedure ? ProcedureInvestigatorMinutes : 0))
                    + (VisitInvestigatorMinutes * visits.VisitsIn(m, lastMonth))),
            .. Where(treatment.IsInfusion, PoolKind.InfusionChairMinutes, m => m <= lastInfusionMonth ? InfusionChairMinutes : 0),
            .. Where(treatment.IsInfusion, PoolKind.PharmacyPreparations, m => m <= lastInfusionMonth ? 1 : 0),
            .. Where(treatment.IsDispensed, PoolKind.PharmacyPreparations, m => IsDispensing(m, lastMonth) ? 1 : 0),
            .. Where(treatment.IsImaged, PoolKind.ImagingSlots, m => m % ImagingEveryMonths == 0 ? 1 : 0),
        ];

        PoolDemand ByMonth(PoolKind kind, Func<int, int> amountIn) =>
            new(kind, [.. Enumerable.Range(0, lastMonth + 1).Select(amountIn)]);

        IEnumerable<PoolDemand> Where(bool applies, PoolKind kind, Func<int, int> amountIn) =>
            applies ? [ByMonth(kind, amountIn)] : [];
    }

    private static int At(int month, int firstMonthAmount) => month == 0 ? firstMonthAmount : 0;

    // Nothing is handed out at the visit that closes the patient's part.
    private static bool IsDispensing(int month, int lastMonth) =>
        month % DispensingEveryMonths == 0 && (month == 0 || month < lastMonth);
}
