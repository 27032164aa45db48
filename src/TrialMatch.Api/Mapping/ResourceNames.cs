using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Domain;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Api.Mapping;

/// <summary>Resource names of AIP-122, "studies/{study}", and the ids in them.</summary>
internal static class ResourceNames
{
    private const int IdLength = 64;

    public static string Of(StudyId id) => "studies/" + id.Value;

    public static string Of(SponsorId id) => "sponsors/" + id.Value;

    public static string Of(TrustId id) => "trusts/" + id.Value;

    public static string Of(CentreId id) => "centres/" + id.Value;

    public static StudyId Study(string name) => Parse<StudyId>("name", name, "studies");

    public static TrustId Trust(string name) => Parse<TrustId>("name", name, "trusts");

    public static TrustId Trust(string field, string name) => Parse<TrustId>(field, name, "trusts");

    public static CentreId Centre(string name) => Parse<CentreId>("name", name, "centres");

    public static StudyId Study(string field, string name) => Parse<StudyId>(field, name, "studies");

    public static CentreId Centre(string field, string name) => Parse<CentreId>(field, name, "centres");

    public static SponsorId Sponsor(string field, string name) => Parse<SponsorId>(field, name, "sponsors");

    /// <exception cref="RpcException">INVALID_ARGUMENT, naming the field.</exception>
    private static TId Parse<TId>(string field, string name, string collection)
        where TId : struct, ITextId<TId>
    {
        var id = name.StartsWith(collection + "/", StringComparison.Ordinal) ? name[(collection.Length + 1)..] : string.Empty;
        return id.Length is > 0 and <= IdLength && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? TId.FromText(id)
            : throw ApiErrors.Invalid(field, $"expected {collection}/ID, where the id has lower-case letters, digits and hyphens");
    }
}
