using System.Text.Json.Nodes;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Output;

/// <summary>The answer that comes first, for each way a study can stand, on plans of a running server.</summary>
[Collection(ServerCollection.Name)]
public sealed class AnswerTests(RunningServer server) : IDisposable
{
    private const int Width = 80;
    private const int MostLines = 10;

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();
    private readonly Life _life = new(server);

    [Fact]
    public async Task A_study_that_can_be_carried_is_answered_with_how_many_how_sure_where_when_and_next() =>
        Expect(
            await PreviewedAsync("2081", "--target", "5"),
            "Norway can offer 5 of 5 patients by 31 Dec 2081.",
            @"Probability >?[01]\.\d{3} \(wanted 0\.90\); it rests on planning defaults: guesses\.",
            @"At \d+ hospitals?: .* \([\d.]+ expected\).*\.",
            @"Expected [\d.]+ patients \(80 % interval \d+ to \d+\); enrolment can start in \w{3} 2081\.",
            "Next: `trialmatch register FILE --sponsor ID` .*");

    [Fact]
    public async Task What_only_some_patients_have_and_nobody_knows_how_many_is_asked_for_beside_the_number()
    {
        var draft = _folder.Write("ntrk.json", Drafts.With(("conditions", new JsonArray("NTRK Fusion Lung Cancer")), ("icd10Codes", null)));

        var answer = Printed.Answer(await Printed.ByAsync(
            server, Width, "preview", draft, "--from", "2093-01-01", "--to", "2095-12-31", "--target", "5"));

        Assert.Contains(answer, line => line.StartsWith("Counted as if every patient had the biomarker NTRK: say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wish_that_nothing_fulfils_is_what_binds_before_anything_else()
    {
        var alone = await PreviewedAsync("2097", "--target", "5", "--max-sites", "1", "--every-region");
        var many = await PreviewedAsync("2097", "--target", "5", "--min-sites", "60");

        Assert.Contains(alone, line => line.StartsWith("What binds: no set of sites that is wanted (at most 1 site, every region)", StringComparison.Ordinal));
        Assert.Contains(many, line => line.StartsWith("What binds: at least 60 sites are asked for;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fewer_than_wanted_is_said_with_what_binds_and_what_would_help()
    {
        var most = await MostAsync("2083");

        Expect(
            await PreviewedAsync("2083", "--target", Life.Text(most + 10), "--minimum", "1"),
            $"Norway can offer only {most} of {most + 10} patients by 31 Dec 2083.",
            @"Probability 0\.9\d\d \(wanted 0\.90\); it rests on planning defaults: guesses\.",
            @"At \d+ hospitals: .*",
            @"Expected [\d.]+ patients \(80 % interval \d+ to \d+\)\.",
            "What binds: .*",
            $@"All {most + 10}: probability 0\.\d{{3}}\. What would help: >?[01]\.\d{{3}} .*",
            "Next: .*");
    }

    [Fact]
    public async Task More_than_could_ever_be_carried_is_not_feasible_with_what_can_be_offered_and_what_to_try()
    {
        var most = await MostAsync("2085");
        string[] asked = ["--target", Life.Text(most + 10)];
        var answer = await PreviewedAsync("2085", asked);

        Expect(
            answer,
            $"Not feasible by 31 Dec 2085, even on empty calendars: {most + 10} patients.",
            $@"It can offer {most} of {most + 10} patients, probability 0\.9\d\d \(wanted 0\.90\); it rests on planning defaults: guesses\.",
            @"At \d+ hospitals: .*",
            "Expected .*",
            "What binds: .*",
            $"All {most + 10}: probability .* What would help: .*",
            $@"Next: `trialmatch preview` with --target {most}, or a later end \(--to\)\.");
        Assert.Equal(answer, await RegisteredAsync("2085", asked));
    }

    [Fact]
    public async Task A_study_that_waits_says_what_is_free_and_its_place()
    {
        string[] target = ["--target", Life.Text(await MostAsync("2087"))];
        const int mostThatFit = 40;
        var answer = await RegisteredAsync("2087", target);
        for (var number = 1; number < mostThatFit && answer[0].StartsWith("Norway can offer", StringComparison.Ordinal); number++)
        {
            answer = await RegisteredAsync("2087", target);
        }

        Expect(
            answer,
            $"Not now: too little is free by 31 Dec 2087 for {target[1]} patients.",
            $@"(It can offer \d+ of {target[1]} patients|Not even one can be offered).*",
            "All .*: probability .*",
            @"Next: number \d+ on its centre's waiting list; served once enough comes free\.");
    }

    [Fact]
    public async Task A_study_without_a_centre_says_who_decides()
    {
        var draft = _folder.Write("hip.json", Drafts.With(("title", "Nobody's hip"), ("conditions", new JsonArray("Hip fracture")), ("icd10Codes", null)));

        Expect(
            Printed.Answer(await Printed.ByAsync(server, Width, "register", draft, "--sponsor", RunningServer.Sponsor)),
            "No centre covers this study: the coordinating unit decides where it goes.",
            "Its field: orthopaedics.",
            "Until then nothing is planned.*",
            "Next: the coordinating unit assigns an area, `trialmatch assign study-.* AREA`, or forwards it .*`trialmatch forward study-.*`.");
    }

    [Fact]
    public async Task From_request_to_closure_a_study_says_where_it_stands_and_what_comes_next()
    {
        var study = await _life.RegisterAsync("Shown through its life", "--from", "2089-01-01", "--to", "2090-12-31", "--target", "5");
        Expect(
            await ShownAsync(study),
            "Norway can offer 5 of 5 patients by 31 Dec 2090.",
            "Probability .*",
            @"Next: the sites answer by \d+ \w{3} \d{4} 24:00 \(\d+ open; working days left: \d\); see `trialmatch show study-.*`\.");

        await _life.AcceptAllAsync(study);
        Expect(
            await ShownAsync(study),
            "Norway offers 5 of 5 patients by 31 Dec 2090.",
            @"Probability .* it rests on planning defaults: guesses\.",
            @"\d+ hospitals? of \d+ asked takes? part\.",
            @"At \d+ hospitals?: .*",
            "Expected .*",
            @"Next: the sponsor answers by \d+ \w{3} \d{4} 24:00: `trialmatch accept study-.*`, or `decline`\.");

        (await server.RunAsync("accept", study.Name)).ShouldSay("placed");
        Expect(
            await ShownAsync(study),
            "0 of 5 patients are recruited.",
            @"All 5 by 31 Dec 2090: probability [>01.\d]+ \(wanted 0\.90\)\.",
            "Expected .* by then.",
            @"At \d+ hospitals?: .* \(0 of \d+\).*",
            "Next: the sites report each month: `trialmatch recruitment report study-.* TRUST YYYY-MM N`.");

        var trust = (await _life.ShowAsync(study.Name)).Recruitment.Sites[0].Trust;
        (await server.RunAsync("recruitment", "report", study.Name, trust, ThisMonth(), "2", "--outside-window", "--confirm")).ShouldSay("recruiting");
        Expect(await ShownAsync(study), @"2 of 5 patients are recruited, the first in \w{3} \d{4}\.", "All 5 by .*", "Next: the sites report each month; .*");

        (await server.RunAsync("recruitment", "end", study.Name)).ShouldSay();
        Expect(await ShownAsync(study), "2 of 5 patients are recruited.*", @"Next: once the last visits are over, `trialmatch close study-.*`\.");

        (await server.RunAsync("close", study.Name)).ShouldSay("closed");
        Expect(await ShownAsync(study), "2 of 5 patients were recruited.*", "Next: nothing; everything held is released.*");
    }

    [Theory]
    [InlineData("withdraw", "The sponsor took the study back: it is over.")]
    [InlineData("decline", "The sponsor declined the offer: the study is over.")]
    public async Task A_study_that_is_over_says_how(string ending, string said)
    {
        var study = await _life.AcceptAllAsync(await _life.RegisterAsync($"To {ending}", "--from", "2091-01-01", "--to", "2092-12-31", "--target", "5"));
        (await server.RunAsync(ending, study.Name)).ShouldSay();

        Expect(await ShownAsync(study), said, "Next: nothing; .*");
    }

    public void Dispose() => _folder.Dispose();

    // Each pattern is a line of the answer, in their order, the first of them the first; all of it fits the first ten lines of a terminal.
    private static void Expect(IReadOnlyList<string> answer, params string[] patterns)
    {
        var all = string.Join('\n', answer);
        Assert.True(answer.Count <= MostLines, $"{answer.Count} lines:\n{all}");
        Assert.All(answer, line => Assert.True(TextFold.WidthOf(line) <= Width, line));
        var unfolded = all.Replace("\n  ", " ", StringComparison.Ordinal);
        Assert.Matches($"^{string.Join(@"\n(.*\n)*", patterns)}$", unfolded);
    }

    private async Task<IReadOnlyList<string>> PreviewedAsync(string year, params string[] options) =>
        Printed.Answer(await Printed.ByAsync(server, Width, ["preview", Draft(), .. Year(year), .. options]));

    private async Task<IReadOnlyList<string>> RegisteredAsync(string year, params string[] options) =>
        Printed.Answer(await Printed.ByAsync(server, Width, ["register", Draft(), "--sponsor", RunningServer.Sponsor, .. Year(year), .. options]));

    private async Task<IReadOnlyList<string>> ShownAsync(Study study) => Printed.Answer(await Printed.ByAsync(server, Width, "show", study.Name));

    private async Task<int> MostAsync(string year) =>
        (await server.RunAsync(Drafts.Bytes(), ["preview", "-", .. Year(year), "--target", "100000", "--output", "json"]))
        .ShouldReply<PreviewPlacementResponse>().Plan.OfferablePatients;

    private string Draft() => _folder.Write("draft.json", Drafts.With());

    private static string[] Year(string year) => ["--from", $"{year}-01-01", "--to", $"{year}-12-31"];

    private static string ThisMonth() => TimeProvider.System.GetUtcNow().AddHours(1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
