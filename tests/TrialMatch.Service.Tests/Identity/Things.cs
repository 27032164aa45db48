using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>What calls are made on.</summary>
/// <param name="Lead">The area of <paramref name="Centre"/>.</param>
internal sealed record Things(string Sponsor, string Study, string Trust, string Centre, Area Lead);
