using System.Collections.Immutable;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// The months in which a site enrols and its activation probability: its forecast's input besides rate and cap. The plan stores it and the placed
/// study's forecast reads it, so that a commitment has only one forecast.
/// </summary>
/// <param name="From">The first month of enrolment.</param>
/// <param name="FractionGone">The fraction of that month before enrolment begins: 0 or more, below 1.</param>
/// <param name="ClosedMonths">Later months in which no patient can start, in order: the trust has no room, or has closed its site.</param>
/// <param name="Activation">The probability that it is ever activated, above 0 and at most 1.</param>
public sealed record SiteOutlook(Month From, double FractionGone, ImmutableArray<Month> ClosedMonths, double Activation = 1)
{
    /// <summary>Returns the outlook of a site that begins on the first of a month and is never closed.</summary>
    public static SiteOutlook OpenFrom(Month month) => new(month, 0, []);

    /// <summary>Returns the site's recruitment model from a month on, or from its start if that is later. Time counts from <paramref name="zero"/>.</summary>
    /// <param name="isActivated">Whether the site is known to be activated.</param>
    public SiteModel ModelOf(GammaRate rate, int cap, Month onwardsFrom, Month zero, bool isActivated = false) =>
        new(rate, SiteStart.At(Math.Max(From - zero + FractionGone, onwardsFrom - zero)))
        {
            Activity = ClosedFrom(zero),
            Cap = cap,
            Activation = isActivated || Activation <= 0 ? 1 : Activation,
        };

    /// <summary>Returns the fraction of a month in which it is open: 0 to 1.</summary>
    public double ExposureIn(Month month) =>
        month < From || ClosedMonths.Contains(month) ? 0
        : month == From ? 1 - FractionGone
        : 1;

    /// <summary>Merges consecutive months into one period.</summary>
    private ImmutableArray<ActivityPeriod> ClosedFrom(Month zero)
    {
        var periods = ImmutableArray.CreateBuilder<ActivityPeriod>();
        for (var first = 0; first < ClosedMonths.Length;)
        {
            var last = first;
            while (last + 1 < ClosedMonths.Length && ClosedMonths[last + 1] == ClosedMonths[last] + 1)
            {
                last++;
            }

            periods.Add(new ActivityPeriod(ClosedMonths[first] - zero, ClosedMonths[last] + 1 - zero, Factor: 0));
            first = last + 1;
        }

        return periods.ToImmutable();
    }

    public bool Equals(SiteOutlook? other) =>
        other is not null && From == other.From && FractionGone.Equals(other.FractionGone) && Activation.Equals(other.Activation)
        && ClosedMonths.AsSpan().SequenceEqual(other.ClosedMonths.AsSpan());

    public override int GetHashCode() => HashCode.Combine(From, FractionGone, ClosedMonths.Length);
}
