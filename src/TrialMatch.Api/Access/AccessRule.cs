using System.Collections.Immutable;
using TrialMatch.Api.Mapping;

namespace TrialMatch.Api.Access;

/// <summary>A row of <see cref="AccessTable"/>: who may call a method, and on what.</summary>
/// <param name="Method">The method as gRPC names it, "/trialmatch.v1.StudyService/GetStudy".</param>
/// <param name="Roles">The roles that may call it, each on what is its own; empty where no token is needed.</param>
/// <param name="TargetOf">Reads from a request what it is about. A method without a single request gets null.</param>
internal sealed record AccessRule(string Method, ImmutableArray<Role> Roles, Func<object?, RequestReader, Target> TargetOf)
{
    /// <summary>For a list: the fields that cut it. It is cut by the first that names what is the caller's.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>Whether the method is open to everyone, without a token.</summary>
    public bool IsOpen => Roles.IsEmpty;

    /// <summary>For an open method: whether the calls of each address are limited as those of a caller are.</summary>
    public bool IsLimited { get; init; }

    /// <summary>Whether it shows what sponsors or trusts keep to themselves: calls by those who oversee them are logged (<see cref="ReadAudit"/>).</summary>
    public bool IsSensitive { get; init; }
}
