using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>A trust that a study asked, by a request or by an inquiry's question.</summary>
/// <param name="TakesPart">Whether it accepted, and was not left out of the offer.</param>
/// <param name="AcceptedPatients">0 unless it accepted.</param>
public sealed record AskedTrust(TrustId Trust, Area Area, bool TakesPart, int AcceptedPatients)
{
    /// <summary>The patients expected there by the offer that the sponsor accepted; null before, and in rows from before it was recorded.</summary>
    public double? PromisedPatients { get; init; }

    /// <summary>All that it reported: 0 or more.</summary>
    public int RecruitedPatients { get; init; }

    /// <summary>The first month for which it reported a patient; null where there is none.</summary>
    public Month? FirstPatient { get; init; }

    /// <summary>What became of the inquiry's question; null where there was none, and in rows from before it was recorded.</summary>
    public InterestState? Interest { get; init; }
}
