namespace TrialMatch.Domain;

/// <summary>Machine-readable reasons of a refusal.</summary>
public enum RefusalReason
{
    Unspecified = 0,

    /// <summary>A field is missing or out of its range.</summary>
    InvalidField = 1,

    /// <summary>The request id was used before, with other content.</summary>
    RequestIdReused = 2,

    /// <summary>The id is taken.</summary>
    AlreadyExists = 3,

    /// <summary>The sponsor is not registered.</summary>
    SponsorUnknown = 4,

    /// <summary>The resource has changed since the etag was read.</summary>
    EtagMismatch = 20,

    /// <summary>Less would be declared than is committed; the studies and months are named.</summary>
    BelowCommitted = 21,
}
