using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>What the log keeps to itself at its most talkative: no content of studies, nobody's name, nothing that lets one in.</summary>
public sealed class LogContentTests : IDisposable
{
    /// <summary>Part of every value that no line may have; a mark is told from another by what follows it.</summary>
    private const string Mark = "Zyxw";

    private static readonly string TooLong = Mark + new string('q', 5_000);

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Fact]
    public async Task A_life_of_calls_that_succeed_and_fail_leaves_nothing_confidential_in_the_log()
    {
        await using var server = await ServerProcess.StartAsync(Settings());
        using var client = new ApiClient(server.GrpcAddress);
        await LiveAsync(client);
        await FailAsync(client);
        await CallWithBadTokensAsync(server);
        Assert.Equal(0, await server.StopAsync());

        Assert.Contains("The study moved", server.Log.Text, StringComparison.Ordinal);
        AssertTellsNothing(server.Log.Text);
        Assert.DoesNotContain(TestLogin.Operator.Split('.')[2], server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestLogin.Operator.Split('.')[1], server.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=" + Mark)]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=" + Mark + ";NoSuchKey=1")]
    [InlineData("Host=127.0.0.1;Port=" + Mark + ";Password=" + Mark)]
    [InlineData("postgres://x:" + Mark + "@127.0.0.1:1/x")]
    public async Task A_start_that_fails_at_the_database_does_not_tell_its_password(string connectionString)
    {
        var settings = PostgresSettings.On(connectionString);
        settings["TRIALMATCH_LOG_LEVEL"] = "Trace";
        await using var server = ServerProcess.Launch(settings);

        Assert.Equal(1, await server.ExitAsync());
        AssertTellsNothing(server.Log.Text);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertTellsNothing(string log) =>
        Assert.DoesNotContain(log.Split('\n'), line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>With a mail server that does not answer: what could not be sent is logged too.</summary>
    private Dictionary<string, string?> Settings()
    {
        var settings = ServerProcess.SettingsFor(_folder.File("data"));
        settings["TRIALMATCH_LOG_LEVEL"] = "Trace";
        settings["TRIALMATCH_LOG_FORMAT"] = "json";
        settings["TRIALMATCH_SMTP_PASSWORD"] = Mark + "MailPassword";
        settings["TRIALMATCH_NOTICES"] = _folder.Write("notices.json", JsonSerializer.Serialize(new
        {
            Notices = new
            {
                Smtp = new { Host = "127.0.0.1", Port = PostgresSettings.FreePort(), UseTls = false, User = Mark + "account", From = "trialmatch@example.org" },
                Recipients = new Dictionary<string, string[]> { ["ous"] = [Mark + "1@example.org"], ["bergen"] = [Mark + "2@example.org"], ["cancer"] = [Mark + "3@example.org"] },
            },
        }));
        return settings;
    }

    private static StudyDraft Draft(string title)
    {
        var draft = Drafts.BreastCancer(Mark + title, target: 2);
        draft.ProtocolCode = Mark + title + "Protocol";
        draft.Description = Mark + "Description";
        draft.InterventionNames.Add(Mark + "Medicine");
        draft.PrimaryOutcomes.Add(Mark + "Outcome");
        return draft;
    }

    private static async Task LiveAsync(ApiClient client)
    {
        var sponsor = await client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { RequestId = "sponsor", SponsorId = "marked", Sponsor = new Sponsor { DisplayName = Mark + "Sponsor", CountryCode = "NO" } },
            ApiClient.Options);
        var study = new LivedStudy(client, (await client.RegisterAsync("lived", sponsor.Name, Draft("Lived"))).Name);
        var first = (await study.NowAsync()).Requests.First(LivedStudy.IsOpen);
        await study.Requests.DeclineRequestAsync(
            new DeclineRequestRequest { RequestId = "no", Study = study.Name, Trust = first.Trust, Reason = SiteRequest.Types.DeclineReason.Staff, Remarks = Mark + "Decline" },
            ApiClient.Options);
        while ((await study.NowAsync()).Requests.FirstOrDefault(LivedStudy.IsOpen) is { } asked)
        {
            await study.Requests.AcceptRequestAsync(
                new AcceptRequestRequest
                {
                    RequestId = "yes-" + asked.Trust.Replace('/', '-'),
                    Study = study.Name,
                    Trust = asked.Trust,
                    Patients = asked.AskedPatients,
                    Investigator = Mark + "Investigator",
                    Remarks = Mark + "Accept",
                },
                ApiClient.Options);
        }

        await study.AcceptOfferAsync();
        var site = (await study.NowAsync()).Requests.First(asked => asked.State == SiteRequest.Types.State.Accepted).Trust;
        await study.ReportAsync(site, Today.InOslo, 1);
        await client.Studies.CloseStudyAsync(new CloseStudyRequest { RequestId = "close", Name = study.Name, Remarks = Mark + "Close" }, ApiClient.Options);
    }

    /// <summary>Each of these is refused for another reason, with what is marked in what is refused.</summary>
    private static async Task FailAsync(ApiClient client)
    {
        var study = (await client.RegisterAsync("failing", "sponsors/marked", Draft("Failing"))).Name;
        var asked = (await client.StudyAsync(study)).Requests.First();
        var requests = new RequestService.RequestServiceClient(client.Invoker);
        var registry = new RegistryService.RegistryServiceClient(client.Invoker);

        await RefusedAsync(() => client.RegisterAsync("again", "sponsors/marked", Draft("Failing")));
        await RefusedAsync(() => client.RegisterAsync("failing", "sponsors/marked", Draft("Other content")));
        await RefusedAsync(() => client.RegisterAsync("long", "sponsors/marked", Draft(TooLong)));
        await RefusedAsync(() => client.RegisterAsync("number", "sponsors/marked", Draft("01010112377")));
        await RefusedAsync(() => client.RegisterAsync("nobodys", "sponsors/none", Draft("Nobodys")));
        await RefusedAsync(() => client.StudyAsync(Mark));
        await RefusedAsync(async () => await requests.AcceptRequestAsync(
            new AcceptRequestRequest { RequestId = "x", Study = study, Trust = asked.Trust, Patients = -1, Investigator = TooLong, Remarks = TooLong }, ApiClient.Options));
        await RefusedAsync(async () => await client.Studies.AcceptOfferAsync(
            new AcceptOfferRequest { RequestId = "y", Name = study, Remarks = Mark + "TooEarly" }, ApiClient.Options));
        await RefusedAsync(async () => await registry.ImportRecordsAsync(
            new ImportRecordsRequest { Content = ByteString.CopyFromUtf8($$"""[{"protocolSection": "{{Mark}}" """) }, ApiClient.Options));
        await RefusedAsync(() => RawCall.SendAsync(client, "trialmatch.v1.StudyService", "RegisterStudy", [0x0A, 0x7F, .. System.Text.Encoding.UTF8.GetBytes(Mark)]));
    }

    private static async Task CallWithBadTokensAsync(ServerProcess server)
    {
        var parts = TestLogin.Operator.Split('.');
        foreach (var token in new[] { Mark, $"{Mark}.{Mark}.{Mark}", $"{parts[0]}.{parts[1]}.{Mark}" })
        {
            using var stranger = new ApiClient(server.GrpcAddress, token);
            await RefusedAsync(() => stranger.TrustsAsync());
        }
    }

    private static Task<RpcException> RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<RpcException>(call);
}
