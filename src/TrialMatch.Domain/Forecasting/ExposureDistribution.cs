using System.Collections.Immutable;

namespace TrialMatch.Domain.Forecasting;

/// <summary>
/// The distribution of a site's exposure: the integral of its activity from its start (or month 0, if later) to the horizon.
/// As a function of the start, exposure is linear between the borders of the activity periods, so a uniform start gives
/// a mixture of uniform pieces and points.
/// </summary>
internal sealed class ExposureDistribution
{
    private ExposureDistribution(ImmutableArray<ExposurePiece> pieces)
    {
        Pieces = pieces;
        foreach (var piece in pieces)
        {
            Mean += piece.Weight * piece.Mean;
        }

        foreach (var piece in pieces)
        {
            Variance += piece.Weight * (piece.Variance + ((piece.Mean - Mean) * (piece.Mean - Mean)));
        }
    }

    public ImmutableArray<ExposurePiece> Pieces { get; }

    public double Mean { get; }

    public double Variance { get; }

    public static ExposureDistribution Of(SiteStart start, ImmutableArray<ActivityPeriod> activity, double horizonMonths)
    {
        var segments = Segments(activity.IsDefault ? [] : activity, Math.Max(0, horizonMonths));
        return new ExposureDistribution(
            start.ToMonth > start.FromMonth ? Mixture(segments, start) : [Point(1, ExposureFrom(segments, start.FromMonth))]);
    }

    /// <summary>The months from 0 to the horizon cut at the borders of the periods, latest first.</summary>
    private static List<ActivityPeriod> Segments(ImmutableArray<ActivityPeriod> activity, double horizonMonths)
    {
        var segments = new List<ActivityPeriod>((2 * activity.Length) + 1);
        var end = horizonMonths;
        var latestFirst = activity.Length > 1 ? [.. activity.OrderByDescending(period => period.FromMonth)] : activity;
        foreach (var period in latestFirst)
        {
            var to = Math.Min(period.ToMonth, end);
            var from = Math.Max(period.FromMonth, 0);
            if (to <= from)
            {
                continue;
            }

            Append(segments, to, end, 1);
            Append(segments, from, to, period.Factor);
            end = from;
        }

        Append(segments, 0, end, 1);
        return segments;
    }

    private static void Append(List<ActivityPeriod> segments, double from, double to, double factor)
    {
        if (to > from)
        {
            segments.Add(new ActivityPeriod(from, to, factor));
        }
    }

    private static double ExposureFrom(List<ActivityPeriod> segments, double startMonth)
    {
        var exposure = 0.0;
        foreach (var segment in segments)
        {
            exposure += segment.Factor * Math.Max(0, segment.ToMonth - Math.Max(startMonth, segment.FromMonth));
        }

        return exposure;
    }

    private static ImmutableArray<ExposurePiece> Mixture(List<ActivityPeriod> segments, SiteStart start)
    {
        var pieces = ImmutableArray.CreateBuilder<ExposurePiece>();
        var width = start.ToMonth - start.FromMonth;
        var horizonMonths = segments.Count == 0 ? 0 : segments[0].ToMonth;
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
