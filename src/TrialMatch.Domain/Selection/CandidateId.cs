namespace TrialMatch.Domain.Selection;

/// <summary>The id of a candidate; within the network it is its trust's.</summary>
public readonly record struct CandidateId(string Value) : ITextId<CandidateId>
{
    public static CandidateId FromText(string text) => new(text);

    public override string ToString() => Value;
}
