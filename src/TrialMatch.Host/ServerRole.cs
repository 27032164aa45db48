namespace TrialMatch.Host;

/// <summary>What of the service a process does.</summary>
public enum ServerRole
{
    /// <summary>Everything.</summary>
    All = 0,

    /// <summary>Grains, sweeps and notices; it serves health alone, and gateways.</summary>
    Silo = 1,

    /// <summary>The API: calls go to whichever silos there are, lists and streams are read from the database.</summary>
    Gateway = 2,
}
