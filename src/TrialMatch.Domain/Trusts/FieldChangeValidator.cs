using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Validates a change of the fields in which a trust wants requests.</summary>
internal static class FieldChangeValidator
{
    // A Norwegian telephone number has eight digits, short ones five. "Ward 12" and "building 304" stay possible.
    private const int FewestDigitsOfATelephone = 5;

    private const string ARole = "a role such as \"head of research, lung department\", with no person, e-mail address or telephone number";

    /// <param name="profile">The trust before the change; null where it is not known: then what depends on it is left out.</param>
    public static void Check(FieldChange change, TrustProfile? profile, ViolationCollector found)
    {
        var most = ConditionGroups.All.Count();
        found.Count("declare", change.Declared, most);
        found.Count("withdraw", change.Withdrawn, most);
        var said = new HashSet<ConditionGroup>();
        ViolationCollector.Each("declare", change.Declared, (path, interest) =>
        {
            CheckField(path + ".field", interest.Field, said, found);
            CheckContact(path + ".contact_role", interest.ContactRole, found);
        });
        for (var i = 0; i < Math.Min(change.Withdrawn.Length, most); i++)
        {
            var (path, field) = (string.Create(CultureInfo.InvariantCulture, $"withdraw[{i}]"), change.Withdrawn[i]);
            CheckField(path, field, said, found);
            found.Require(
                profile is null || profile.Fields.Any(interest => interest.Field == field), path, $"a field that the trust has declared, found {EnumText.Of(field)}");
        }
    }

    private static void CheckField(string path, ConditionGroup field, HashSet<ConditionGroup> said, ViolationCollector found)
    {
        found.Chosen(path, field, ConditionGroup.Unspecified);
        found.Require(said.Add(field), path, "each field once, to declare or to withdraw");
    }

    private static void CheckContact(string path, string role, ViolationCollector found)
    {
        found.Text(path, role, TrustLimits.ContactRoleLength);
        found.Require(!role.Contains('@', StringComparison.Ordinal) && role.Count(char.IsDigit) < FewestDigitsOfATelephone, path, ARole);
    }
}
