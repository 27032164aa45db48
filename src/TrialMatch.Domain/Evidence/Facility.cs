namespace TrialMatch.Domain.Evidence;

/// <summary>A Norwegian place of a trial as a registry names it, with typing mistakes and all.</summary>
/// <param name="Name">The hospital, practice or "Research Site"; empty where none is given.</param>
/// <param name="City">Empty where none is given.</param>
/// <param name="PostalCode">Empty where none is given.</param>
public sealed record Facility(string Name, string City, string PostalCode)
{
    /// <summary>As a list shows it: name, city and postal code, as far as they are given.</summary>
    public override string ToString() =>
        string.Join(", ", new[] { Name.Length > 0 ? Name : "(no name)", City, PostalCode }.Where(part => part.Length > 0));
}
