using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the fields in which trusts want requests.</summary>
internal static class FieldsText
{
    public static void Write(Terminal terminal, ListFieldInterestsResponse reply)
    {
        foreach (var field in reply.Interests.GroupBy(interest => interest.Field, StringComparer.Ordinal))
        {
            terminal.Line(EnumNames.InWords(field.Key));
            foreach (var interest in field)
            {
                terminal.Line($"  {interest.Trust}: {interest.ContactRole}{(interest.Paediatrics ? "; children too" : string.Empty)}");
            }
        }

        if (reply.Interests.Count == 0)
        {
            terminal.Line("No trust has declared such a field: `trialmatch fields TRUST --declare FIELD --contact ROLE`.");
        }

        foreach (var trust in reply.Unreachable)
        {
            terminal.Note($"{trust} cannot be read at the moment, and is left out");
        }
    }
}
