namespace TrialMatch.Primitives;

/// <summary>The id of a candidate in a site selection. In the service it equals the trust's id.</summary>
public readonly record struct CandidateId(string Value) : ITextId<CandidateId>
{
    public static CandidateId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a centre.</summary>
public readonly record struct CentreId(string Value) : ITextId<CentreId>
{
    public static CentreId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of what a trust has promised outside TrialMatch, unique at the trust.</summary>
public readonly record struct OtherCommitmentId(string Value) : ITextId<OtherCommitmentId>
{
    public static OtherCommitmentId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a pool.</summary>
public readonly record struct PoolId(string Value) : ITextId<PoolId>
{
    public static PoolId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a region.</summary>
public readonly record struct RegionId(string Value) : ITextId<RegionId>
{
    public static RegionId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a sponsor.</summary>
public readonly record struct SponsorId(string Value) : ITextId<SponsorId>
{
    public static SponsorId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a study.</summary>
public readonly record struct StudyId(string Value) : ITextId<StudyId>
{
    public static StudyId FromText(string text) => new(text);

    public override string ToString() => Value;
}

/// <summary>The id of a trust.</summary>
public readonly record struct TrustId(string Value) : ITextId<TrustId>
{
    public static TrustId FromText(string text) => new(text);

    public override string ToString() => Value;
}
