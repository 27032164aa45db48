using TrialMatch.Domain.Areas;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A month in which a trust's site enrols nobody to studies that are planned from now on. Studies that run there go on.</summary>
public readonly record struct ClosedMonth(Area Area, Month Month);
