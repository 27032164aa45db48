namespace TrialMatch.Primitives;

/// <summary>An id that is text and has a type of its own, so that a bare string never passes for an id.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf FromText(string text);
}
