using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads where a trial was done and how it recruited.</summary>
internal static class TrialReader
{
    public static bool IsIndustry(RecordNode protocol) =>
        protocol["sponsorCollaboratorsModule"]["leadSponsor"]["class"].Text().Equals("INDUSTRY", StringComparison.OrdinalIgnoreCase);

    public static RegistryTrial Read(RecordNode record, DateOnly today)
    {
        var protocol = record["protocolSection"];
        var unheard = new Warnings();
        var subject = StudyReader.ReadSubject(record);
        var phase = PhaseReader.Read(protocol["designModule"], subject.StudyType, unheard);
        var start = WindowReader.ReadStart(protocol["statusModule"], unheard);
        var locations = protocol["contactsLocationsModule"]["locations"];
        var (months, areAssumed) = ReadMonths(protocol, start, phase, subject);
        return new RegistryTrial(
            IdentityReader.ReadRegistryId(protocol["identificationModule"]),
            IdentityReader.ReadSponsor(protocol["sponsorCollaboratorsModule"], unheard),
            IsIndustry(protocol),
            subject.StudyType,
            phase,
            HasStarted(protocol["statusModule"], start, today),
            start,
            Classifier.Classify(subject),
            CountedLocations.Of(locations).All,
            EnrolmentReader.ReadEnrolment(protocol),
            protocol["designModule"]["enrollmentInfo"]["type"].Text().Equals("ACTUAL", StringComparison.OrdinalIgnoreCase),
            months,
            areAssumed,
            ReadNorwegianSites(locations));
    }

    private static bool HasStarted(RecordNode status, DateOnly? start, DateOnly today) =>
        !(start > today)
        && status["overallStatus"].Text().ToUpperInvariant() is not ("WITHDRAWN" or "NOT_YET_RECRUITING" or "WITHHELD");

    /// <summary>
    /// Returns the months of enrolment and whether they are assumed. The follow-up is the longest time named for a primary outcome, often
    /// a bound ("up to 5 years"). If it leaves less than the minimum enrolment, enrolment is assumed to have lasted the planning default,
    /// or as long as the trial if that is shorter.
    /// </summary>
    private static (int? Months, bool AreAssumed) ReadMonths(RecordNode protocol, DateOnly? start, Phase phase, StudySubject subject)
    {
        var unheard = new Warnings();
        var defaults = ImportDefaults.Planning;
        var completion = WindowReader.ReadCompletion(protocol["statusModule"], unheard);
        var planned = FollowUpDefaults.MonthsOf(phase, subject.StudyType, subject.InterventionTypes);
        var followUp = FollowUpReader.ReadMonths(protocol, planned, unheard) ?? planned;
        var enrolment = WindowReader.MonthsFrom(start, completion?.AddMonths(-followUp));
        return WindowReader.MonthsFrom(start, completion) switch
        {
            null => (null, false),
            _ when enrolment >= defaults.MinEnrolmentMonths => (enrolment, false),
            var whole => (Math.Min(whole.Value, defaults.EnrolmentMonths), true),
        };
    }

    private static ImmutableArray<Facility> ReadNorwegianSites(RecordNode locations) =>
    [
        .. locations.Items()
            .Where(location => CountedLocations.IsNorwegian(location) && !CountedLocations.IsWithdrawn(location))
            .Select(location => new Facility(location["facility"].Text(), location["city"].Text(), location["zip"].Text())),
    ];
}
