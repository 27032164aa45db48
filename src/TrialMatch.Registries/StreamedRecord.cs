using TrialMatch.Domain.Evidence;
using TrialMatch.Registries.ClinicalTrialsGov;

namespace TrialMatch.Registries;

/// <summary>One record of a stream. Can be read until the next one is requested.</summary>
public sealed class StreamedRecord
{
    private readonly RecordNode _record;

    internal StreamedRecord(RecordNode record, long line)
    {
        _record = record;
        Line = line;
    }

    /// <summary>The line on which it begins, from 1.</summary>
    public long Line { get; }

    /// <summary>Such as "NCT01234567"; empty if the record does not say.</summary>
    public string RegistryId => IdentityReader.ReadRegistryId(_record["protocolSection"]["identificationModule"]);

    /// <summary>Whether a company leads the trial.</summary>
    public bool IsIndustry => TrialReader.IsIndustry(_record["protocolSection"]);

    /// <summary>Whether the trial has a Norwegian location that was not withdrawn. Much cheaper than <see cref="ReadTrial"/>.</summary>
    public bool HasNorwegianSites => CountedLocations.Of(_record["protocolSection"]["contactsLocationsModule"]["locations"]).Norwegian > 0;

    /// <summary>Returns where the trial was done and how it recruited.</summary>
    /// <param name="today">A trial whose start is after this day has not begun.</param>
    public RegistryTrial ReadTrial(DateOnly today) => TrialReader.Read(_record, today);

    /// <summary>Returns the draft of a study like this one, or the reason why there is none.</summary>
    public ImportItem Import(ImportContext context) => StudyReader.Read(_record, context);
}
