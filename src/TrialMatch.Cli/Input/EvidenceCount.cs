using TrialMatch.Domain.Evidence;
using TrialMatch.Registries;

namespace TrialMatch.Cli.Input;

/// <summary>Collects the evidence in registry records, record by record.</summary>
internal sealed class EvidenceCount(FacilityMapper mapper, DateOnly today)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ExperienceTally _experience = new();

    public long Records { get; private set; }

    public long IndustryRecords { get; private set; }

    /// <summary>Records with a Norwegian location, each counted once.</summary>
    public long NorwegianRecords { get; private set; }

    public long NorwegianIndustryRecords { get; private set; }

    /// <summary>Norwegian records seen before, in another file or page, and not counted again.</summary>
    public long Repeated { get; private set; }

    public FacilityTally Facilities { get; } = new();

    public int RatedTrials => _experience.RatedTrials;

    public void Add(StreamedRecord record)
    {
        var isIndustry = record.IsIndustry;
        Records++;
        IndustryRecords += isIndustry ? 1 : 0;
        if (!record.HasNorwegianSites)
        {
            return;
        }

        if (record.RegistryId is { Length: > 0 } id && !_seen.Add(id))
        {
            Repeated++;
            return;
        }

        NorwegianRecords++;
        NorwegianIndustryRecords += isIndustry ? 1 : 0;
        var trial = MappedTrial.Of(record.ReadTrial(today), mapper);
        _experience.Add(trial);
        foreach (var site in trial.Sites)
        {
            Facilities.Add(site);
        }
    }

    public NetworkExperience ToExperience(string registry) => _experience.ToExperience(registry, Records, today);
}
