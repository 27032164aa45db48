using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Network;

/// <summary>A month in which a trust's site enrols nobody to studies that are planned from now on. Studies that run there go on.</summary>
public readonly record struct ClosedMonth(Area Area, Month Month);
