using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>A trust that a study asked, by a request or by an inquiry's question.</summary>
/// <param name="TakesPart">Whether it accepted, and was not left out of the offer.</param>
/// <param name="AcceptedPatients">0 unless it accepted.</param>
public sealed record AskedTrust(TrustId Trust, Area Area, bool TakesPart, int AcceptedPatients);
