using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The distribution of a site's exposure: the integral of its activity from its start (or month 0, if later) to the horizon.
/// As a function of the start, exposure is linear between the borders of the activity periods, so a uniform start gives
/// a mixture of uniform pieces and points.
/// </summary>
internal sealed class ExposureDistribution
{
    /// <summary>The largest number of activity periods whose segments are kept on the stack.</summary>
    private const int MaxOnStack = 12;

    private readonly ExposurePiece _only;
    private readonly ImmutableArray<ExposurePiece> _mixture;

    /// <summary>A known start: one exposure.</summary>
    private ExposureDistribution(double exposureMonths)
    {
        _only = Point(1, exposureMonths);
        Mean = exposureMonths;
    }

    private ExposureDistribution(ImmutableArray<ExposurePiece> mixture)
    {
        _mixture = mixture;
        foreach (var piece in mixture)
        {
            Mean += piece.Weight * piece.Mean;
        }

        foreach (var piece in mixture)
        {
            Variance += piece.Weight * (piece.Variance + ((piece.Mean - Mean) * (piece.Mean - Mean)));
        }
    }

    public ReadOnlySpan<ExposurePiece> Pieces => _mixture.IsDefault ? new(in _only) : _mixture.AsSpan();

    public double Mean { get; }

    public double Variance { get; }

    public static ExposureDistribution Of(SiteStart start, ImmutableArray<ActivityPeriod> activity, double horizonMonths)
    {
        var periods = activity.AsSpan();
        var room = periods.Length <= MaxOnStack
            ? stackalloc ActivityPeriod[(2 * MaxOnStack) + 1]
            : new ActivityPeriod[(2 * periods.Length) + 1];
        var segments = room[..Cut(periods, Math.Max(0, horizonMonths), room)];
        return start.ToMonth > start.FromMonth
            ? new ExposureDistribution(Mixture(segments, start))
            : new ExposureDistribution(ExposureFrom(segments, start.FromMonth));
    }

    /// <summary>Cuts the months from 0 to the horizon at the borders of the periods, latest first, and counts the segments.</summary>
    private static int Cut(ReadOnlySpan<ActivityPeriod> periods, double horizonMonths, Span<ActivityPeriod> segments)
    {
        // The periods wait at the far end of the room; each makes at most two segments, so none is overwritten before its turn.
        var latestFirst = segments[^periods.Length..];
        periods.CopyTo(latestFirst);
        latestFirst.Sort(static (one, other) => other.FromMonth.CompareTo(one.FromMonth));
        var count = 0;
        var end = horizonMonths;
        foreach (var period in latestFirst)
        {
            var to = Math.Min(period.ToMonth, end);
            var from = Math.Max(period.FromMonth, 0);
            if (to <= from)
            {
                continue;
            }

            count += Put(segments[count..], to, end, 1);
            count += Put(segments[count..], from, to, period.Factor);
            end = from;
        }

        return count + Put(segments[count..], 0, end, 1);
    }

    /// <returns>The number of segments written: none where the period has no length.</returns>
    private static int Put(Span<ActivityPeriod> segments, double from, double to, double factor)
    {
        if (to <= from)
        {
            return 0;
        }

        segments[0] = new ActivityPeriod(from, to, factor);
        return 1;
    }

    private static double ExposureFrom(ReadOnlySpan<ActivityPeriod> segments, double startMonth)
    {
        var exposure = 0.0;
        foreach (var segment in segments)
        {
            exposure += segment.Factor * Math.Max(0, segment.ToMonth - Math.Max(startMonth, segment.FromMonth));
        }

        return exposure;
    }

    private static ImmutableArray<ExposurePiece> Mixture(ReadOnlySpan<ActivityPeriod> segments, SiteStart start)
    {
        var pieces = ImmutableArray.CreateBuilder<ExposurePiece>();
        var width = start.ToMonth - start.FromMonth;
        var horizonMonths = segments.IsEmpty ? 0 : segments[0].ToMonth;
        AddPoint(pieces, (start.ToMonth - Math.Max(start.FromMonth, horizonMonths)) / width, 0);
        var exposure = 0.0;
        foreach (var segment in segments)
        {
            var from = Math.Max(start.FromMonth, segment.FromMonth);
            var to = Math.Min(start.ToMonth, segment.ToMonth);
            if (to > from)
            {
                var least = exposure + (segment.Factor * (segment.ToMonth - to));
                pieces.Add(new ExposurePiece((to - from) / width, least, least + (segment.Factor * (to - from))));
            }

            exposure += segment.Factor * (segment.ToMonth - segment.FromMonth);
        }

        AddPoint(pieces, (Math.Min(start.ToMonth, 0) - start.FromMonth) / width, exposure);
        return pieces.ToImmutable();
    }

    private static void AddPoint(ImmutableArray<ExposurePiece>.Builder pieces, double weight, double exposureMonths)
    {
        if (weight > 0)
        {
            pieces.Add(Point(weight, exposureMonths));
        }
    }

    private static ExposurePiece Point(double weight, double exposureMonths) => new(weight, exposureMonths, exposureMonths);
}
