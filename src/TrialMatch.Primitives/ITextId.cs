namespace TrialMatch.Primitives;

/// <summary>An id that is text with a type of its own, so that no signature takes a bare string where an id is meant.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf FromText(string text);
}
