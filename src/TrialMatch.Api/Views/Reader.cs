using System.Collections.Frozen;
using TrialMatch.Api.Access;

namespace TrialMatch.Api.Views;

/// <summary>Who reads a reply.</summary>
/// <param name="Caller">The caller, with no other grants than those that cover what the call is about.</param>
/// <param name="Trusts">The names of the trusts to which a site or a region is confined; null for readers who are not.</param>
internal sealed record Reader(Caller Caller, FrozenSet<string>? Trusts)
{
    public bool IsConfined => Trusts is not null;

    public bool Sees(string trust) => Trusts is null || Trusts.Contains(trust);
}
