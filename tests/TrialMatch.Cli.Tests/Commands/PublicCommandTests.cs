using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class PublicCommandTests(RunningServer server)
{
    [Fact]
    public async Task What_Norway_can_do_is_shown_by_area_with_what_is_a_planning_default()
    {
        Assert.Equal(6, (await server.RunAsync("public", "fields", "--output", "json")).ShouldReply<ListPublicFieldsResponse>().Fields.Count);
        (await server.RunAsync("public", "fields")).ShouldSay("brain health", "Oslo universitetssykehus", "planning default");
    }

    [Fact]
    public async Task Trials_are_shown_once_their_sponsors_have_released_them() =>
        (await server.RunAsync("public", "trials", "--area", "MEDICAL_DEVICES")).ShouldSay("No trial has been released");

    [Fact]
    public async Task A_release_is_told_with_its_study_until_it_is_withdrawn()
    {
        var study = await new Life(server).RegisterAsync("Told in time", "--from", "2063-01-01", "--to", "2064-12-31", "--target", "4");

        (await server.RunAsync("release", study.Name, "--from", "2060-05-17", "--title", "For all")).ShouldSay("public from 2060-05-17", "For all");
        (await server.RunAsync("show", study.Name)).ShouldSay("public from 2060-05-17");
        (await server.RunAsync("history", study.Name)).ShouldSay("released", "public from 2060-05-17");
        (await server.RunAsync("withhold", study.Name)).ShouldSay(study.Name);
        (await server.RunAsync("withhold", study.Name)).ShouldBeRefused(3, "there is nothing to withhold");
        await server.RunAsync("withdraw", study.Name);
    }
}
