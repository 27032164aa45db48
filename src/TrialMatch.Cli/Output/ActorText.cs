using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Says who caused an event and in what capacity, as far as the server tells.</summary>
internal static class ActorText
{
    /// <summary>Returns such as "anna (site, trusts/ous, organisation 993467049, through 987654321)".</summary>
    public static string Of(StudyEvent happened)
    {
        var who = happened.Actor.Length > 0 ? happened.Actor : "someone";
        return happened.Authority is { } authority ? $"{who} ({string.Join(", ", Parts(authority).Where(part => part.Length > 0))})" : who;
    }

    private static IEnumerable<string> Parts(EventAuthority authority)
    {
        yield return authority.Role;
        yield return authority.Scope;
        yield return authority.Organisation.Length > 0 ? $"organisation {authority.Organisation}" : string.Empty;
        yield return authority.ActingOrganisation.Length > 0 ? $"through {authority.ActingOrganisation}" : string.Empty;
    }
}
