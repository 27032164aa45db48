namespace TrialMatch.Host;

/// <summary>What the TrialMatch.Host executable is to do.</summary>
internal enum HostCommand
{
    /// <summary>Serve until asked to end.</summary>
    Serve,

    /// <summary>Bring the database to this program's schema.</summary>
    Migrate,

    /// <summary>Copy the embedded store to a file.</summary>
    Backup,

    /// <summary>Write all data to a file, whatever keeps it.</summary>
    Export,

    /// <summary>Take over what was exported.</summary>
    Import,

    /// <summary>Make the tables that lists and indicators read anew from what grains have stored.</summary>
    Rebuild,

    /// <summary>Ask the server that runs with the same settings how it is.</summary>
    Health,
}
