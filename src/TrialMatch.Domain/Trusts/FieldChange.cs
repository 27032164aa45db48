using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>A change of the fields in which a trust wants requests. Withdrawing a field does not end running studies.</summary>
/// <param name="Declared">New fields, and those whose declaration is replaced.</param>
/// <param name="Withdrawn">Fields that are no longer wanted; none may also be declared.</param>
public sealed record FieldChange(ImmutableArray<FieldInterest> Declared, ImmutableArray<ConditionGroup> Withdrawn)
{
    /// <summary>Returns the interests after the change, in the order of the fields' numbers.</summary>
    public ImmutableArray<FieldInterest> ApplyTo(ImmutableArray<FieldInterest> standing) =>
    [
        .. standing
            .Where(interest => !Withdrawn.Contains(interest.Field) && Declared.All(declared => declared.Field != interest.Field))
            .Concat(Declared)
            .OrderBy(interest => interest.Field),
    ];
}
