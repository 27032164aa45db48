namespace TrialMatch.Domain.Sponsors;

/// <summary>The id of a sponsor.</summary>
public readonly record struct SponsorId(string Value) : ITextId<SponsorId>
{
    public static SponsorId FromText(string text) => new(text);

    public override string ToString() => Value;
}
