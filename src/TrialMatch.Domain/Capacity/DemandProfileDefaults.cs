using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// Default demand profiles, used until a sponsor or a site states its own. All numbers here are planning defaults: guesses of a plausible order of magnitude
/// without a published source, and shown as such.
/// </summary>
public static class DemandProfileDefaults
{
    /// <summary>The length of a profile in months. The demand of a longer study beyond them is not reserved.</summary>
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

    /// <summary>Returns the default profile of a study.</summary>
    /// <param name="interventionTypes">What is tested; visits are longer for a medicine than for a device or a talk.</param>
    /// <param name="requiredCapabilities">The required capabilities: an infusion unit implies infusions, a scanner implies imaging.</param>
    /// <param name="area">The lead area; cancer studies follow their patients by imaging.</param>
    /// <param name="followUpMonths">The months that each patient takes part after enrolment, 0 or more.</param>
    /// <param name="enrolmentMonths">The length of the enrolment window in months, 1 or more.</param>
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

    // No medicine is dispensed at a patient's last visit.
    private static bool IsDispensing(int month, int lastMonth) =>
        month % DispensingEveryMonths == 0 && (month == 0 || month < lastMonth);
}
