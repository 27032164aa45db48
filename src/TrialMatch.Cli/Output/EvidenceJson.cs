using System.Text.Encodings.Web;
using System.Text.Json;
using TrialMatch.Cli.Input;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Cli.Output;

/// <summary>Writes the evidence from registry records for programs: the counts, and every location without a trust.</summary>
internal static class EvidenceJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(EvidenceCount evidence, NetworkExperience experience) => JsonSerializer.Serialize(
        new
        {
            records = evidence.Records,
            industryRecords = evidence.IndustryRecords,
            norwegianRecords = evidence.NorwegianRecords,
            norwegianIndustryRecords = evidence.NorwegianIndustryRecords,
            repeatedRecords = evidence.Repeated,
            locations = new
            {
                all = evidence.Facilities.All,
                byName = evidence.Facilities.Count(FacilityMatchKind.Name),
                byPostalCode = evidence.Facilities.Count(FacilityMatchKind.PostalCode),
                byCity = evidence.Facilities.Count(FacilityMatchKind.City),
                outside = NotFound(evidence.Facilities, FacilityMatchKind.Outside),
                unknown = NotFound(evidence.Facilities, FacilityMatchKind.Unknown),
            },
            trials = experience.Source!.Trials,
            ratedTrials = evidence.RatedTrials,
            trusts = experience.Trusts.Select(trust => new
            {
                trust = trust.Trust.Value,
                trials = trust.Total.Trials,
                industryTrials = trust.Total.IndustryTrials,
                industryPhase2Or3Trials = trust.Total.IndustryPhase2Or3Trials,
                patientsPerSiteMonth = trust.Total.Rate?.PatientsPerSiteMonth,
            }),
        },
        Options);

    private static IEnumerable<object> NotFound(FacilityTally facilities, FacilityMatchKind kind) =>
        facilities.NotFound(kind).Select(found => new { facility = found.Facility, count = found.Count });
}
