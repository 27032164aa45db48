namespace TrialMatch.Cli.Commands;

/// <summary>Converts ids ("ous") and resource names ("trusts/ous"), both of which people may type.</summary>
internal static class ResourceName
{
    public static string Of(string collection, string idOrName) =>
        idOrName.Contains('/', StringComparison.Ordinal) ? idOrName : $"{collection}/{idOrName}";

    /// <summary>Returns the id if the name is of this collection; otherwise the text as given, for the server to refuse.</summary>
    public static string IdOf(string collection, string idOrName) =>
        idOrName.StartsWith(collection + "/", StringComparison.Ordinal) ? idOrName[(collection.Length + 1)..] : idOrName;
}
