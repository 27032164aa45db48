namespace TrialMatch.Domain.Placement;

/// <summary>What became of a request to a site.</summary>
public enum RequestState
{
    Unspecified = 0,

    /// <summary>Asked, not yet answered, and still waited for.</summary>
    Open = 1,

    /// <summary>The site takes part, with as many patients as it said.</summary>
    Accepted = 2,

    /// <summary>The site said no, with a reason.</summary>
    Declined = 3,

    /// <summary>The deadline passed in silence.</summary>
    NoAnswer = 4,

    /// <summary>The study ended, or no longer asks this site.</summary>
    Withdrawn = 5,

    /// <summary>The trust took back the capacity that was held for the study.</summary>
    Lost = 6,
}
