namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>The version of what crosses between silos and of what grains store.</summary>
public static class GrainVersion
{
    /// <summary>
    /// Carried by every grain interface. Once it is raised, a silo or gateway with the new version calls only grains of silos that have it:
    /// an older silo gives up a grain that is called so. So no silo is asked for what it does not know, and as long as there is a silo of
    /// the new version, none of an older one reads what the new one stored. Raised by one for a release that changes either.
    /// </summary>
    public const ushort Current = 1;
}
