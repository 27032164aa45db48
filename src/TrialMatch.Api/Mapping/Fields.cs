using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps fields of medicine, which are condition groups, and the trusts' interest in them.</summary>
internal static class Fields
{
    /// <summary>Reads a field by its name, such as LUNG_DISEASE; records an error, with all known names, where there is none.</summary>
    public static ConditionGroup Field(this RequestReader fields, string path, string name) =>
        fields.FindField(path, name) ?? ConditionGroup.Unspecified;

    /// <summary>Reads a field that may be left out; null where it is, or where there is none of the name.</summary>
    public static ConditionGroup? OptionalField(this RequestReader fields, string path, string name) =>
        name.Length == 0 ? null : fields.FindField(path, name);

    public static V1.FieldInterest ToProto(this FieldInterest interest, TrustId trust) => new()
    {
        Trust = ResourceNames.Of(trust),
        Field = EnumText.Of(interest.Field),
        Paediatrics = interest.IncludesChildren,
        ContactRole = interest.ContactRole,
    };

    public static V1.FieldInterestChange ToProto(this FieldInterestChanged changed, TrustId trust) => new()
    {
        FieldInterest = changed.FieldInterest.ToProto(trust),
        Withdrawn = changed.IsWithdrawn,
    };

    private static ConditionGroup? FindField(this RequestReader fields, string path, string name)
    {
        if (ConditionGroups.Find(name) is { } known)
        {
            return known;
        }

        // An error shows so much and no more: those without a centre, in which alone studies are forwarded, come first.
        var all = ConditionGroups.WithoutCentre.Concat(ConditionGroups.All.Except(ConditionGroups.WithoutCentre));
        fields.Add(path, $"\"{ShownText.Of(name)}\" is no field, expected one of {EnumText.Of(all)}");
        return null;
    }
}
