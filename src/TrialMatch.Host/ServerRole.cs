namespace TrialMatch.Host;

/// <summary>Which part of the service a process runs.</summary>
public enum ServerRole
{
    /// <summary>Everything.</summary>
    All = 0,

    /// <summary>Grains, sweeps and notices. It accepts gateways and serves health only.</summary>
    Silo = 1,

    /// <summary>The API. Calls go to the cluster's silos; lists and streams are read from the database.</summary>
    Gateway = 2,
}
