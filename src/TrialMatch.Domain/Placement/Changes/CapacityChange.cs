using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Changes;

/// <summary>A change at one trust whose effect on studies is asked for. It is never made.</summary>
public abstract record CapacityChange
{
    private CapacityChange(TrustId trust) => Trust = trust;

    public TrustId Trust { get; }

    /// <summary>Returns the trust's figures for a study as they would be after the change; the same object where it makes no difference to the study.</summary>
    public abstract SiteFigures ApplyTo(SiteFigures figures, StudyToReplan study);

    /// <summary>More of a pool in every month, as by one more post or slot. A trust that has no such pool gets one.</summary>
    /// <param name="Pool">A pool of any kind but eligible patients: nobody can buy those.</param>
    /// <param name="UnitsPerMonth">The units added, in the pool's unit; above 0.</param>
    public sealed record MoreOfPool(TrustId Trust, Pool Pool, int UnitsPerMonth) : CapacityChange(Trust)
    {
        public override SiteFigures ApplyTo(SiteFigures figures, StudyToReplan study)
        {
            var profile = figures.Profile with { Pools = Enlarged(figures.Profile) };
            var demand = profile.Resolve(study.Demand, figures.Area, study.Classification.ConditionGroup);
            return demand.Pools().Contains(Pool.Id)
                ? figures with { Profile = profile, Demand = demand, Pools = Enlarged(figures.Pools, study) }
                : figures;
        }

        private ImmutableArray<PoolDeclaration> Enlarged(TrustProfile profile) => profile.Find(Pool.Id) is { } declared
            ? profile.Pools.Replace(declared, declared with { Declared = More(declared.Declared) })
            : profile.Pools.Add(new PoolDeclaration(Pool, DeclaredCapacity.Level(UnitsPerMonth), IsPlanningDefault: false));

        private DeclaredCapacity More(DeclaredCapacity declared) => new(
            [.. declared.ByMonthOfYear.Select(More)], [.. declared.Overrides.Select(named => named with { Amount = More(named.Amount) })]);

        private int More(int amount) => (int)Math.Min((long)amount + UnitsPerMonth, DeclaredCapacity.MaxAmount);

        private ImmutableArray<PoolCalendar> Enlarged(ImmutableArray<PoolCalendar> calendars, StudyToReplan study)
        {
            for (var i = 0; i < calendars.Length; i++)
            {
                if (calendars[i].Pool == Pool.Id)
                {
                    return calendars.SetItem(i, calendars[i] with { FreeByMonth = More(calendars[i].FreeByMonth.Span) });
                }
            }

            var months = study.Window.CalendarMonths(study.Demand);
            return calendars.Add(new PoolCalendar(Pool.Id, study.Window.First, More(new int[months])));
        }

        private int[] More(ReadOnlySpan<int> free)
        {
            var more = new int[free.Length];
            for (var i = 0; i < more.Length; i++)
            {
                more[i] = (int)Math.Min((long)free[i] + UnitsPerMonth, FitProblem.MaxUnits);
            }

            return more;
        }
    }

    /// <summary>An open site in an area in which the trust has none.</summary>
    public sealed record OpenedSite(TrustId Trust, Area Area) : CapacityChange(Trust)
    {
        public override SiteFigures ApplyTo(SiteFigures figures, StudyToReplan study) => study.Classification.Areas.Contains(Area)
            ? figures with { Profile = figures.Profile with { OpenAreas = figures.Profile.OpenAreas.Add(Area) } }
            : figures;
    }
}
