using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class TrialReaderTests
{
    [Fact]
    public async Task A_record_tells_where_the_trial_was_done_and_how_it_recruited()
    {
        var trial = await ReadAsync(Completed());

        Assert.Equal("NCT09999991", trial.RegistryId);
        Assert.Equal("Sponsor AS", trial.Sponsor);
        Assert.Equal(TrialKind.IndustryPhase2Or3, trial.Kind);
        Assert.True(trial.HasStarted);
        Assert.True(trial.IsExperience);
        Assert.Equal(new DateOnly(2018, 1, 1), trial.Start);
        Assert.Equal((Area.Cardiovascular, ConditionGroup.HeartFailure), (trial.Classification.Lead, trial.Classification.ConditionGroup));
        Assert.Equal([new Facility("Somewhere Hospital", "Oslo", "0450"), new Facility(string.Empty, "Bergen", string.Empty)], trial.NorwegianSites);
        // Four locations, of which one was withdrawn; 36 months less 12 of follow-up.
        Assert.Equal((3, 24, false), (trial.Sites, trial.EnrolmentMonths, trial.AreMonthsAssumed));
        Assert.Equal(720.0 / 3 / 24, trial.PatientsPerSiteMonth);
    }

    [Fact]
    public async Task A_number_that_is_only_sought_gives_no_rate()
    {
        var trial = await ReadAsync(Completed().Set("protocolSection.designModule.enrollmentInfo.type", "ESTIMATED"));

        Assert.Equal(720, trial.Enrolment);
        Assert.Null(trial.PatientsPerSiteMonth);
        Assert.True(trial.IsExperience);
    }

    [Theory]
    [InlineData("9999999")]
    [InlineData("0")]
    [InlineData(null)]
    public async Task Without_a_number_of_patients_there_is_no_rate(string? count)
    {
        var trial = await ReadAsync(Completed().Set("protocolSection.designModule.enrollmentInfo.count", count));

        Assert.Null(trial.PatientsPerSiteMonth);
    }

    [Fact]
    public async Task Where_the_follow_up_leaves_too_little_time_the_months_are_the_planning_default_and_said_to_be_assumed()
    {
        var trial = await ReadAsync(Completed().Set(
            "protocolSection.outcomesModule", JsonNode.Parse("""{"primaryOutcomes":[{"measure":"Death","timeFrame":"up to 5 years"}]}""")));

        Assert.Equal((ImportDefaults.Planning.EnrolmentMonths, true), (trial.EnrolmentMonths, trial.AreMonthsAssumed));
    }

    [Fact]
    public async Task A_short_trial_enrolled_no_longer_than_it_lasted()
    {
        var trial = await ReadAsync(Completed().Set("protocolSection.statusModule.primaryCompletionDateStruct.date", "2018-04-30"));

        Assert.Equal((4, true), (trial.EnrolmentMonths, trial.AreMonthsAssumed));
    }

    [Theory]
    [InlineData("protocolSection.statusModule.overallStatus", "WITHDRAWN")]
    [InlineData("protocolSection.statusModule.overallStatus", "NOT_YET_RECRUITING")]
    [InlineData("protocolSection.statusModule.startDateStruct.date", "2030-01")]
    [InlineData("protocolSection.statusModule.startDateStruct.date", "soon")]
    [InlineData("protocolSection.designModule.studyType", "OBSERVATIONAL")]
    public async Task A_trial_that_did_not_start_or_tests_nothing_is_no_experience(string path, string value) =>
        Assert.False((await ReadAsync(Completed().Set(path, value))).IsExperience);

    [Theory]
    [InlineData("INDUSTRY", "PHASE4", TrialKind.IndustryOther)]
    [InlineData("INDUSTRY", "NA", TrialKind.IndustryOther)]
    [InlineData("INDUSTRY", "PHASE2", TrialKind.IndustryPhase2Or3)]
    [InlineData("OTHER", "PHASE3", TrialKind.OtherSponsor)]
    public async Task Trials_are_told_apart_by_sponsor_and_phase(string sponsor, string phase, TrialKind kind)
    {
        var record = Completed()
            .Set("protocolSection.sponsorCollaboratorsModule.leadSponsor.class", sponsor)
            .Set("protocolSection.designModule.phases", new JsonArray(phase));

        Assert.Equal(kind, (await ReadAsync(record)).Kind);
    }

    private static JsonObject Completed() => Records.Plain()
        .Set("protocolSection.statusModule.overallStatus", "COMPLETED")
        .Set("protocolSection.statusModule.startDateStruct.date", "2018-01")
        .Set("protocolSection.statusModule.primaryCompletionDateStruct.date", "2020-12-31")
        .Set("protocolSection.sponsorCollaboratorsModule.leadSponsor.class", "INDUSTRY")
        .Set("protocolSection.conditionsModule.conditions", new JsonArray("Heart Failure"))
        .Set("protocolSection.designModule.enrollmentInfo", JsonNode.Parse("""{"count":720,"type":"ACTUAL"}"""))
        .Set("protocolSection.contactsLocationsModule.locations", JsonNode.Parse("""
            [
              {"facility":"Somewhere Hospital","city":"Oslo","zip":"0450","country":"Norway","status":"COMPLETED"},
              {"city":"Bergen","country":"Norway"},
              {"facility":"Never Opened","city":"Hamar","country":"Norway","status":"WITHDRAWN"},
              {"facility":"Elsewhere","city":"Lund","country":"Sweden"}
            ]
            """));

    private static async Task<RegistryTrial> ReadAsync(JsonObject record)
    {
        var trials = new List<RegistryTrial>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(record.ToJsonString()));
        await foreach (var read in RecordStream.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            trials.Add(read.ReadTrial(Records.Today));
        }

        return Assert.Single(trials);
    }
}
