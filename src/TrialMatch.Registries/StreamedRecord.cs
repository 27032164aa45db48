using TrialMatch.Domain.Evidence;
using TrialMatch.Registries.ClinicalTrialsGov;

namespace TrialMatch.Registries;

/// <summary>One record of a stream. It can be read until the next one is asked for.</summary>
public sealed class StreamedRecord
{
    private readonly RecordNode _record;

    internal StreamedRecord(RecordNode record, long line)
    {
        _record = record;
        Line = line;
    }

    /// <summary>Where it begins, from 1.</summary>
    public long Line { get; }

    /// <summary>Such as "NCT01234567"; empty where the record does not say.</summary>
    public string RegistryId => IdentityReader.ReadRegistryId(_record["protocolSection"]["identificationModule"]);

    /// <summary>Whether a company leads it.</summary>
    public bool IsIndustry => TrialReader.IsIndustry(_record["protocolSection"]);

    /// <summary>Whether it has a Norwegian location that was not withdrawn. Far cheaper to ask than <see cref="ReadTrial"/>.</summary>
    public bool HasNorwegianSites => CountedLocations.Of(_record["protocolSection"]["contactsLocationsModule"]["locations"]).Norwegian > 0;

    /// <summary>Where the trial was done and how it recruited.</summary>
    /// <param name="today">A trial that is to start after it has not begun.</param>
    public RegistryTrial ReadTrial(DateOnly today) => TrialReader.Read(_record, today);

    /// <summary>The draft of a study like it, or why there is none.</summary>
    public ImportItem Import(ImportContext context) => StudyReader.Read(_record, context);
}
