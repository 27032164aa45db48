using TrialMatch.Primitives;

namespace TrialMatch.Testing;

/// <summary>Who does what in tests.</summary>
public static class Actors
{
    /// <summary>Whoever is logged in as operator with a server's own key.</summary>
    public static Actor LocalOperator { get; } = new("local-operator");
}
