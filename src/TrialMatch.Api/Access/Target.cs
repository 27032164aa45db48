using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>What a call reads or changes, as far as it decides who may make it.</summary>
internal abstract record Target
{
    /// <summary>Nothing of anyone's: whoever has the role may.</summary>
    public sealed record Nobodys : Target;

    public sealed record OfSponsor(SponsorId Sponsor) : Target;

    public sealed record OfTrust(TrustId Trust) : Target;

    public sealed record OfCentre(CentreId Centre) : Target;

    public sealed record OfRegion(RegionId Region) : Target;

    /// <summary>What only those see whose role extends to everything.</summary>
    public sealed record OfNation : Target;

    public sealed record OfStudy(StudyId Study) : Target;

    /// <summary>A study's site at a trust.</summary>
    /// <param name="IsByCentre">Whether the centre acts for the site; null where that makes no difference.</param>
    public sealed record OfSite(StudyId Study, TrustId Trust, bool? IsByCentre) : Target;
}
