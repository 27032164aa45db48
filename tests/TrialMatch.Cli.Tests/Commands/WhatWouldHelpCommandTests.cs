using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class WhatWouldHelpCommandTests(RunningServer server)
{
    [Fact]
    public async Task More_capacity_is_tried_at_each_trust_of_a_region()
    {
        string[] question = ["what-would-help", "regions/north", "--pool", "study-nurse-minutes", "--units", "8475", "--area", "CANCER"];

        (await server.RunAsync(question)).ShouldSay("regions/north, 8,475 more of study-nurse-minutes a month: ", "planned again");
        Assert.Equal(4, (await server.RunAsync([.. question, "--output", "json"])).ShouldReply<AssessCapacityChangeResponse>().Effects.Count);
    }

    [Fact]
    public async Task A_site_that_is_open_already_is_told() =>
        (await server.RunAsync("what-would-help", "unn", "--open", "GASTROINTESTINAL")).ShouldSay("There is an open site already at unn.");

    [Theory]
    [InlineData("what-would-help", "ous")]
    [InlineData("what-would-help", "ous", "--pool", "imaging-slots")]
    [InlineData("what-would-help", "ous", "--units", "3")]
    [InlineData("what-would-help", "ous", "--open", "CANCER", "--pool", "imaging-slots", "--units", "3")]
    public async Task A_question_that_is_neither_of_more_capacity_nor_of_a_site_is_refused(params string[] args) =>
        (await server.RunAsync(args)).ShouldBeRefused(2, "--pool with --units, or --open");

    [Fact]
    public async Task A_pool_that_nobody_can_add_to_is_refused_with_those_that_there_are() =>
        (await server.RunAsync("what-would-help", "ous", "--pool", "eligible-patients", "--units", "3")).ShouldBeRefused(2, "--pool", "study-nurse-minutes");
}
