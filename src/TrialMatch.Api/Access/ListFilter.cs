using System.Collections.Immutable;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access;

/// <summary>A field of a list's request by which the list is cut to what a caller may see.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Roles">The roles that have to name what is theirs in it.</param>
/// <param name="Get">Returns the resource name that the field holds; empty for none.</param>
/// <param name="Set">Sets the field to a resource name.</param>
internal sealed record ListFilter(
    string Field, ImmutableArray<Role> Roles, Func<object, NetworkSeed, string> Get, Action<object, string, NetworkSeed> Set)
{
    /// <summary>Whether the field names a part of what another does: it may narrow the list, and is not asked for.</summary>
    public bool IsNarrower { get; init; }

    /// <summary>Whether the field names a role's scope itself, by its id, rather than what lies in it.</summary>
    public bool IsOfScope { get; init; }
}
