namespace TrialMatch.Domain.Studies;

/// <summary>The id of a study.</summary>
public readonly record struct StudyId(string Value) : ITextId<StudyId>
{
    public static StudyId FromText(string text) => new(text);

    public override string ToString() => Value;
}
