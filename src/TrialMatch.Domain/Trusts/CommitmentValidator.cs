using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Validates other commitments as a trust enters them. Errors name fields by their path in the API, or by row and column.</summary>
internal static class CommitmentValidator
{
    private static readonly FrozenSet<char> IdCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-".ToFrozenSet();

    /// <summary>The characters with which a spreadsheet begins a formula.</summary>
    private static readonly FrozenSet<char> FormulaStarts = "=+-@".ToFrozenSet();

    /// <summary>Checks what does not depend on the trust or the month.</summary>
    public static void CheckForm(ImmutableArray<StatedCommitment> commitments, ViolationCollector found)
    {
        found.Count("other_commitments", commitments, TrustLimits.OtherCommitments);
        var named = new HashSet<OtherCommitmentId>();
        foreach (var commitment in commitments.Take(TrustLimits.OtherCommitments))
        {
            var id = FieldOf(commitment, "id", "commitment");
            found.Require(IsId(commitment.Id.Value), id, $"1 to {TrustLimits.OtherCommitmentIdLength} lower-case letters, digits and hyphens, found \"{ShownText.Of(commitment.Id.Value)}\"");
            found.Require(named.Add(commitment.Id), id, "each other commitment once");
            CheckText(FieldOf(commitment, "label", "label"), commitment.Label, found);
            if (commitment.Field.Length > 0)
            {
                CheckText(FieldOf(commitment, "field", "field"), commitment.Field, found);
            }

            found.Chosen(FieldOf(commitment, "kind", "kind"), commitment.Kind, OtherCommitmentKind.Unspecified);
            // Of a row that cannot be read, that is said already.
            var isUnread = commitment.Row > 0 && commitment.Months.IsEmpty;
            found.Require(isUnread || commitment.Months.Any(range => range.Amount > 0), FieldOf(commitment, "months", "amount"), "an amount above 0 in some month");
        }
    }

    private static void CheckText(string field, string text, ViolationCollector found)
    {
        found.Text(field, text, TrustLimits.OtherCommitmentTextLength);
        found.Require(
            text.TrimStart() is not [var first, ..] || !FormulaStarts.Contains(first),
            field,
            string.Create(CultureInfo.InvariantCulture, $"text that a spreadsheet does not take for a formula: not beginning with {string.Join(' ', FormulaStarts.Order())}"));
    }

    private static bool IsId(string text) => text.Length is > 0 and <= TrustLimits.OtherCommitmentIdLength && text.All(IdCharacters.Contains);

    private static string FieldOf(StatedCommitment commitment, string field, string column) => commitment.Row > 0
        ? string.Create(CultureInfo.InvariantCulture, $"row {commitment.Row}, column {column}")
        : $"other_commitment.{field}";
}
