using System.Collections.Frozen;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>
/// What indicators are counted over. Each scope is counted for itself, a study once however many of its sites are in it (R9): figures of
/// scopes are never added up.
/// </summary>
public abstract record IndicatorScope
{
    /// <summary>Whether a site that is asked is in the scope.</summary>
    public abstract bool Covers(TrustId trust, Area area);

    /// <summary>Whether a study counts in the scope: it asked a site there.</summary>
    public virtual bool Covers(StudyFact study) => study.Trusts.Any(asked => Covers(asked.Trust, asked.Area));

    /// <summary>Every study that was registered, whether or not it asked anyone.</summary>
    public sealed record Nation : IndicatorScope
    {
        public override bool Covers(TrustId trust, Area area) => true;

        public override bool Covers(StudyFact study) => true;
    }

    public sealed record OfTrust(TrustId Trust) : IndicatorScope
    {
        public override bool Covers(TrustId trust, Area area) => trust == Trust;
    }

    /// <param name="Trusts">Those in the region.</param>
    public sealed record OfRegion(RegionId Region, FrozenSet<TrustId> Trusts) : IndicatorScope
    {
        public override bool Covers(TrustId trust, Area area) => Trusts.Contains(trust);
    }

    /// <summary>What a centre leads, and what its network is asked.</summary>
    public sealed record OfCentre(Area Of) : IndicatorScope
    {
        public override bool Covers(TrustId trust, Area area) => area == Of;

        public override bool Covers(StudyFact study) => study.Lead == Of || base.Covers(study);
    }
}
