using TrialMatch.Api.Access;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>
/// Says who caused an event, as far as its reader may know (R7). The coordinating unit and the operator see everyone. Of others, a sponsor
/// sees its own people, and sites, centres and regions see everyone but the sponsor's. Across that line only the role is told, and the
/// trust of a site, which its study shows anyway.
/// </summary>
internal static class EventActors
{
    private static readonly string SponsorRole = EnumText.InWords(Role.Sponsor);
    private static readonly string SiteRole = EnumText.InWords(Role.Site);

    public static void SetActor(this V1.StudyEvent told, HistoryEntry entry, Caller reader)
    {
        var isKnown = entry.Actor == Actor.Service || IsKnown(entry.Authority, reader);
        told.Actor = isKnown ? entry.Actor.Value : string.Empty;
        told.Authority = entry.Authority is not { } authority ? null : new V1.EventAuthority
        {
            Role = authority.Role,
            Scope = isKnown || authority.Role == SiteRole ? ScopeOf(authority) : string.Empty,
            Organisation = isKnown ? authority.Organisation : string.Empty,
            ActingOrganisation = isKnown ? authority.ActingOrganisation : string.Empty,
        };
    }

    private static bool IsKnown(Authority? authority, Caller reader) => reader switch
    {
        { MaySeeEveryActor: true } => true,
        _ when authority is null => false,
        { Used.Role: Role.Sponsor } => authority.Role == SponsorRole && authority.Scope == reader.Used!.Scope,
        _ => authority.Role != SponsorRole,
    };

    private static string ScopeOf(Authority authority) =>
        authority.Scope.Length == 0 ? string.Empty : $"{(authority.Role == SiteRole ? "trust" : authority.Role)}s/{authority.Scope}";
}
