using System.Collections.Immutable;
using Grpc.Core;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>Who makes a call, as its token says.</summary>
/// <param name="Subject">The person or program, unique among all issuers.</param>
/// <param name="Grants">What the caller is to the service; at least one.</param>
internal sealed record Caller(string Subject, ImmutableArray<Grant> Grants)
{
    /// <summary>The organisation whose rights are used, as the issuer names it; empty where it names none.</summary>
    public string Organisation { get; init; } = string.Empty;

    /// <summary>The organisation that acts for <see cref="Organisation"/>, such as a supplier or a CRO; empty where it acts itself.</summary>
    public string ActingOrganisation { get; init; } = string.Empty;

    /// <summary>The grant that permitted the present call; null before one has.</summary>
    public Grant? Used { get; init; }

    public Actor Actor => new(Subject);

    /// <summary>In what capacity the caller makes the present call.</summary>
    public Authority? Authority =>
        Used is { } used ? new Authority(EnumText.InWords(used.Role), used.Scope, Organisation, ActingOrganisation) : null;

    /// <summary>Whether the caller may see which studies hold capacity at the trusts that it may read. Centres see only how much.</summary>
    public bool MaySeeStudiesAtTrusts => Has(Role.Site) || Has(Role.Region) || IsCoordinator;

    /// <summary>Whether the caller may see which studies of other sponsors resemble a study.</summary>
    public bool MaySeeLikelyDuplicates => IsCoordinator;

    /// <summary>Whether the caller runs the service.</summary>
    public bool IsOperator => Has(Role.Operator);

    /// <summary>Whether the caller may see everyone who gave a command.</summary>
    public bool MaySeeEveryActor => IsCoordinator;

    /// <summary>
    /// Whether the caller may see whose a blinded study is: its sponsor, and the coordinating unit, which has to classify studies and to
    /// recognise duplicates.
    /// </summary>
    /// <param name="sponsor">The sponsor's resource name; empty where what is told lies in the study that the grants cover.</param>
    public bool MaySeeBlindedOf(string sponsor) => IsCoordinator || Grants.Any(grant =>
        grant.Role == Role.Sponsor && (sponsor.Length == 0 || ResourceNames.Of(new SponsorId(grant.Scope)) == sponsor));

    /// <summary>Whether a list that is searched in what blinded studies withhold may have them: all of it, or those of the sponsor that it is of.</summary>
    /// <param name="sponsor">The resource name of the sponsor that the list is of; empty for those of all.</param>
    public bool MaySearchBlindedOf(string sponsor) => sponsor.Length == 0 ? IsCoordinator : MaySeeBlindedOf(sponsor);

    /// <summary>Whether small counts of eligible patients are withheld (R8): the caller is a sponsor and nothing else.</summary>
    public bool IsSponsorAlone => Grants.All(grant => grant.Role == Role.Sponsor);

    private bool IsCoordinator => Has(Role.National) || IsOperator;

    /// <summary>The caller of a call that <see cref="AccessInterceptor"/> has let through.</summary>
    public static Caller Of(ServerCallContext context) => (Caller)context.UserState[typeof(Caller)];

    /// <summary>The same, or null where the method is open to everyone.</summary>
    public static Caller? OfOrNobody(ServerCallContext context) => context.UserState.TryGetValue(typeof(Caller), out var caller) ? (Caller)caller : null;

    public void AttachTo(ServerCallContext context) => context.UserState[typeof(Caller)] = this;

    private bool Has(Role role) => Grants.Any(grant => grant.Role == role);
}
