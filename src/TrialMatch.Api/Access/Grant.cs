using TrialMatch.Api.Mapping;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>A role and what it extends to.</summary>
/// <param name="Scope">The id of the sponsor, trust, centre or region; empty for roles that extend to everything.</param>
public sealed record Grant(Role Role, string Scope)
{
    /// <summary>The forms a grant may have in text, for messages.</summary>
    public const string Forms = "sponsor:ID, site:ID, centre:ID, region:ID, national or operator";

    /// <summary>Reads a grant such as "site:ous" or "operator".</summary>
    public static bool TryRead(string text, out Grant grant)
    {
        var parts = text.Split(':', 2);
        var scope = parts.ElementAtOrDefault(1) ?? string.Empty;
        grant = new Grant(default, scope);
        if (!TryReadRole(parts[0], out var role))
        {
            return false;
        }

        grant = new Grant(role, scope);
        return HasScope(role) ? ResourceNames.IsId(scope) : parts.Length == 1;
    }

    /// <summary>Reads a role such as "site".</summary>
    public static bool TryReadRole(string text, out Role role) =>
        Enum.TryParse(text, ignoreCase: true, out role) && text == EnumText.InWords(role);

    /// <summary>Whether the role extends to one sponsor, trust, centre or region rather than to everything.</summary>
    public static bool HasScope(Role role) => role is not (Role.National or Role.Operator);

    public override string ToString() => Scope.Length == 0 ? EnumText.InWords(Role) : $"{EnumText.InWords(Role)}:{Scope}";
}
