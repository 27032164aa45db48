namespace TrialMatch.Domain.Evidence;

/// <summary>A Norwegian location of a trial as the registry names it, including typing errors.</summary>
/// <param name="Name">The name, such as a hospital, a practice or "Research Site"; may be empty.</param>
/// <param name="City">The city; may be empty.</param>
/// <param name="PostalCode">The postal code; may be empty.</param>
public sealed record Facility(string Name, string City, string PostalCode)
{
    /// <summary>Formats name, city and postal code, as far as given.</summary>
    public override string ToString() =>
        string.Join(", ", new[] { Name.Length > 0 ? Name : "(no name)", City, PostalCode }.Where(part => part.Length > 0));
}
