using TrialMatch.Domain.Areas;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A month in which a trust's site is closed to newly planned studies. Running studies continue.</summary>
public readonly record struct ClosedMonth(Area Area, Month Month);
