namespace TrialMatch.Cli.Commands;

/// <summary>People may give an id ("ous") or a whole resource name ("trusts/ous").</summary>
internal static class ResourceName
{
    public static string Of(string collection, string idOrName) =>
        idOrName.Contains('/', StringComparison.Ordinal) ? idOrName : $"{collection}/{idOrName}";

    /// <summary>The id, where the name is of this collection; else the text as given, for the server to refuse.</summary>
    public static string IdOf(string collection, string idOrName) =>
        idOrName.StartsWith(collection + "/", StringComparison.Ordinal) ? idOrName[(collection.Length + 1)..] : idOrName;
}
