using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Where a trust's patients of a condition group are treated, if not by itself.</summary>
/// <param name="TreatedAt">The trust that treats them.</param>
/// <param name="Percent">The share of its eligible patients who are treated there, 1 to 100; 0 in a change that ends the referral.</param>
public sealed record Referral(ConditionGroup Group, TrustId TreatedAt, int Percent);
