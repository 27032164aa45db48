using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's declaration that it wants requests in a field. It promises nothing.</summary>
/// <param name="Field">A condition group, with or without a centre.</param>
/// <param name="IncludesChildren">Whether it also wants studies that only children can take part in.</param>
/// <param name="ContactRole">Who receives a request: a role, never a person. 1 to <see cref="TrustLimits.ContactRoleLength"/> characters.</param>
public sealed record FieldInterest(ConditionGroup Field, bool IncludesChildren, string ContactRole);
