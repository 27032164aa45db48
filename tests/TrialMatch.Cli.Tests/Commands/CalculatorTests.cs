using System.Text;
using System.Text.Json;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

/// <summary>The calculators need no server; what they answer is judged by the domain's tests, how they answer by these.</summary>
public sealed class CalculatorTests
{
    private const string OneSite = """{"sites":[{"shape":2,"rate":1,"startMonth":0}],"target":20,"horizonMonths":12}""";

    private const string TwoSites =
        """
        {"candidates":[
          {"id":"S01","region":"north","site":{"shape":2,"rate":1,"cap":30},"fixedCost":400,"perPatientCost":7,"eligiblePool":65},
          {"id":"S02","region":"west","site":{"shape":2,"rate":1,"cap":30},"fixedCost":300,"perPatientCost":7,"eligiblePool":50}],
         "target":TARGET,"horizonMonths":12,"probability":0.8}
        """;

    [Fact]
    public async Task A_forecast_is_exact()
    {
        var reply = (await AskAsync("forecast", OneSite)).ShouldReply<ForecastResponse>();

        Assert.Equal(0.512068973337549, reply.Probability, 1e-14);
        Assert.Equal(24, reply.Mean, 1e-12);
        Assert.Equal(312, reply.Variance, 1e-10);
        Assert.Equal(20, reply.Patients.Q50);
    }

    [Fact]
    public async Task A_month_that_the_caps_make_unreachable_is_absent()
    {
        var reply = (await AskAsync("forecast", OneSite.Replace("\"startMonth\":0", "\"cap\":5", StringComparison.Ordinal))).ShouldReply<ForecastResponse>();

        Assert.True(reply.HasProbability);
        Assert.Equal(0, reply.Probability);
        Assert.False(reply.Months.HasQ975);
    }

    [Fact]
    public async Task An_array_is_answered_by_an_array_and_lines_by_lines()
    {
        var array = await AskAsync("forecast", $"[{OneSite},{OneSite}]");
        var lines = await AskAsync("forecast", $"{OneSite}\n{OneSite}\n{OneSite}\n");

        using var answers = JsonDocument.Parse(array.ShouldSay());
        Assert.Equal(2, answers.RootElement.GetArrayLength());
        Assert.Equal(3, lines.ShouldSay().TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task The_cheapest_site_that_suffices_is_chosen_with_each_site_explained()
    {
        var reply = (await AskAsync("select", TwoSites.Replace("TARGET", "9", StringComparison.Ordinal))).ShouldReply<SelectSitesResponse>();

        Assert.Equal("S02", Assert.Single(reply.Chosen).Id);
        Assert.Equal(["S01", "S02"], reply.Sites.Select(site => site.Id));
        Assert.True(reply.Probability >= 0.8);
    }

    [Fact]
    public async Task A_target_out_of_reach_is_told_with_what_can_be_offered()
    {
        var reply = (await AskAsync("select", TwoSites.Replace("TARGET", "55", StringComparison.Ordinal))).ShouldReply<SelectSitesResponse>();

        Assert.True(reply.Infeasible);
        Assert.InRange(reply.Offerable, 1, 54);
        Assert.Empty(reply.Chosen);
    }

    [Fact]
    public async Task A_study_is_classified_by_its_words()
    {
        var reply = (await AskAsync("classify", """{"conditions":["Crohn Disease"],"interventionTypes":["DRUG"]}""")).ShouldReply<ClassifyStudyResponse>();

        Assert.Equal(Area.Gastrointestinal, reply.Lead);
        Assert.Equal([Area.Inflammation], reply.CoLeads);
    }

    [Fact]
    public async Task What_would_run_past_the_end_of_the_calendar_does_not_fit()
    {
        var reply = (await AskAsync("fit", """{"pools":[{"id":"nurse","freeByMonth":[2,0,3]}],"perPatient":[{"pool":"nurse","byMonth":[1,1]}]}"""))
            .ShouldReply<FitPatientsResponse>();

        Assert.Equal(0, reply.MaxPatients);
        Assert.Equal([0, 0, 0], reply.StartsByMonth);
    }

    [Theory]
    [InlineData("forecast", """{"sites":[{"shape":-2,"rate":1}],"target":20,"horizonMonths":12}""", "sites[0].shape: ")]
    [InlineData("forecast", """{"sites":[{"shape":"NaN","rate":1}],"target":20,"horizonMonths":12}""", "sites[0].shape: ")]
    [InlineData("forecast", """{"sites":[{"shape":2,"rate":1,"startBetween":{"fromMonth":6,"toMonth":0}}],"target":20,"horizonMonths":12}""", "sites[0].start_between")]
    [InlineData("forecast", """[{"sites":[{"shape":2,"rate":0}],"target":20,"horizonMonths":12}]""", "[0]: sites[0].rate: ")]
    [InlineData("forecast", """{"sties":[]}""", "sties: ")]
    [InlineData("select", """{"candidates":[{"id":"A","region":"north","site":{"shape":1,"rate":1},"minCount":2}],"target":1,"horizonMonths":1}""", "candidates[0].min_count: ")]
    [InlineData("select", """{"candidates":[{"id":"A","site":{"shape":1,"rate":1}}],"target":1,"horizonMonths":1}""", "candidates[0].region: ")]
    [InlineData("classify", """{"conditions":["x"],"interventionTypes":["PILL"]}""", "interventionTypes: ")]
    [InlineData("fit", """{"pools":[{"id":"nurse","freeByMonth":[1]}],"perPatient":[{"pool":"doctor","byMonth":[1]}]}""", "per_patient[0].pool: ")]
    [InlineData("fit", "{", "not JSON")]
    [InlineData("fit", " ", "is empty")]
    public async Task What_is_wrong_is_named_by_its_field(string calculator, string question, string told) =>
        (await AskAsync(calculator, question)).ShouldBeRefused(2, told);

    [Fact]
    public async Task A_million_candidates_are_refused_in_bounded_time()
    {
        var question = "{\"target\":1,\"horizonMonths\":1,\"candidates\":[" + string.Join(',', Enumerable.Repeat("{}", 1_000_000)) + "]}";

        (await AskAsync("select", question)).ShouldBeRefused(2, "candidates: ", "1,000,000");
    }

    private static Task<Finished> AskAsync(string calculator, string question) =>
        Trialmatch.RunAsync(Encoding.UTF8.GetBytes(question), [calculator, "--output", "json"]);
}
