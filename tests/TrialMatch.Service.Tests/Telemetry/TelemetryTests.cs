using System.Net;
using System.Text.RegularExpressions;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>What an operator can watch from outside.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Metrics_for_Prometheus_count_what_happened_to_studies_and_what_the_store_and_the_silo_did()
    {
        await using var server = await StartAsync(("TRIALMATCH_METRICS", "on"));
        await RegisterAsync(server);

        var metrics = await GetAsync(server, "metrics");

        Assert.Equal(HttpStatusCode.OK, metrics.Status);
        Assert.Matches("""(?m)^trialmatch_study_events_total\{.*event="registered".*\} 1$""", metrics.Text);
        Assert.Matches("""(?m)^trialmatch_study_moves_total\{.*from="none",to="matching".*\} 1$""", metrics.Text);
        Assert.Matches("""(?m)^trialmatch_study_moves_total\{.*from="matching",to="requested".*\} 1$""", metrics.Text);
        Assert.Matches("""(?m)^trialmatch_waiting_studies\{.*area="brain health".*\} 0""", metrics.Text);
        Assert.Matches("""(?m)^trialmatch_sweep_last_success_seconds\{.*sweep="DueStudiesSweep".*\} [1-9]""", metrics.Text);
        Assert.DoesNotContain("=\"study-", metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("=\"observed", metrics.Text, StringComparison.Ordinal);
        Assert.Matches("""(?m)^trialmatch_storage_commit_duration_seconds_count\{""", metrics.Text);
        Assert.Matches("""(?m)^trialmatch_sweep_duration_seconds_count\{.*sweep="DueStudiesSweep".*\} [1-9]""", metrics.Text);
        Assert.Contains("orleans_", metrics.Text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_count{", metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_and_the_alerts_speak_of_metrics_that_there_are()
    {
        // Counters of faults say nothing until there was one.
        string[] faults =
        [
            "trialmatch_study_step_failures_total", "trialmatch_trust_holds_refused_total", "trialmatch_sweep_failures_total", "trialmatch_sweep_studies_total",
            "trialmatch_storage_conflicts_total", "trialmatch_storage_batch_failures_total", "orleans_storage_write_errors_total",
        ];
        await using var server = await StartAsync(("TRIALMATCH_METRICS", "on"));
        await RegisterAsync(server);
        var metrics = await GetAsync(server, "metrics");
        var there = MetricName().Matches(metrics.Text).Select(name => name.Value).Concat(faults).ToHashSet(StringComparer.Ordinal);

        foreach (var file in (string[])["dashboard.json", "alerts.yaml"])
        {
            var named = MetricName().Matches(await File.ReadAllTextAsync(
                Upwards.Find("deploy", "watch", file)!, TestContext.Current.CancellationToken)).Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
            Assert.NotEmpty(named);
            Assert.Empty(named.Except(there));
        }
    }

    [Fact]
    public async Task Metrics_are_served_only_where_they_are_asked_for()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(server, "metrics")).Status);
    }

    [Fact]
    public async Task A_registration_is_one_trace_through_gRPC_the_grains_and_the_store_and_names_study_and_request()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await StartAsync(("TRIALMATCH_OTLP_ENDPOINT", receiver.Address.ToString()));
        var study = await RegisterAsync(server);
        Assert.Equal(0, await server.StopAsync());

        var traces = receiver.SentTo("TraceService");
        Assert.Contains("RegisterStudy", traces, StringComparison.Ordinal);
        Assert.Contains("IStudyGrain/RegisterAsync", traces, StringComparison.Ordinal);
        Assert.Contains("write state", traces, StringComparison.Ordinal);
        Assert.Contains(study, traces, StringComparison.Ordinal);
        Assert.Contains("trialmatch.request_id", traces, StringComparison.Ordinal);
        Assert.Contains("trialmatch.study.events", receiver.SentTo("MetricsService"), StringComparison.Ordinal);
        Assert.NotEmpty(receiver.SentTo("LogsService"));
    }

    [Fact]
    public async Task A_registration_through_a_gateway_is_one_trace_from_its_call_to_the_silos_store()
    {
        var cluster = await PostgresSettings.MigratedAsync();
        await using var ofSilo = await OtlpReceiver.StartAsync();
        await using var ofGateway = await OtlpReceiver.StartAsync();
        await using var silo = await ServerProcess.StartAsync(
            new Dictionary<string, string?>(cluster.InRole("silo")) { ["TRIALMATCH_OTLP_ENDPOINT"] = ofSilo.Address.ToString() });
        await using var gateway = await ServerProcess.StartAsync(
            new Dictionary<string, string?>(cluster.InRole("gateway")) { ["TRIALMATCH_OTLP_ENDPOINT"] = ofGateway.Address.ToString() });
        await RegisterAsync(gateway);
        Assert.Equal(0, await gateway.StopAsync());
        Assert.Equal(0, await silo.StopAsync());

        var call = Assert.Single(ofGateway.Spans, span => span.Name.Contains("RegisterStudy", StringComparison.Ordinal));
        var trace = ofGateway.Spans.Concat(ofSilo.Spans).Where(span => span.TraceId == call.TraceId).ToDictionary(span => span.SpanId);
        Assert.Contains(ofSilo.Spans, span => Descends(span, "IStudyGrain/RegisterAsync"));
        Assert.Contains(ofSilo.Spans, span => Descends(span, "ITrustGrain/ReserveAsync"));
        Assert.Contains(ofSilo.Spans, span => Descends(span, "write state"));

        bool Descends(OtlpSpan span, string name) =>
            span.TraceId == call.TraceId && span.Name.Contains(name, StringComparison.Ordinal) && AncestorsOf(span).Last().SpanId == call.SpanId;

        IEnumerable<OtlpSpan> AncestorsOf(OtlpSpan span)
        {
            for (var each = span; each is not null; each = trace.GetValueOrDefault(each.ParentId))
            {
                yield return each;
            }
        }
    }

    [Fact]
    public async Task Nothing_that_is_sent_to_an_observer_tells_a_sponsors_name_or_a_studys_title()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var server = await StartAsync(("TRIALMATCH_OTLP_ENDPOINT", receiver.Address.ToString()));
        await RegisterAsync(server);
        Assert.Equal(0, await server.StopAsync());

        foreach (var service in (string[])["TraceService", "MetricsService", "LogsService"])
        {
            var sent = receiver.SentTo(service);
            Assert.NotEmpty(sent);
            Assert.DoesNotContain(SponsorName, sent, StringComparison.Ordinal);
            Assert.DoesNotContain(Title, sent, StringComparison.Ordinal);
        }
    }

    private const string SponsorName = "Northern Lights Pharma";
    private const string Title = "A title that is a trade secret";

    private async Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = ServerProcess.SettingsFor(_folder.Path);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return await ServerProcess.StartAsync(all);
    }

    private static async Task<string> RegisterAsync(ServerProcess server)
    {
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest
            {
                RequestId = "observed-sponsor",
                SponsorId = "observed",
                Sponsor = new Sponsor { DisplayName = SponsorName, CountryCode = "NO" },
            },
            ApiClient.Options);
        var study = await client.RegisterAsync("observed-study", sponsor.Name, Drafts.BreastCancer(Title));
        return study.Name["studies/".Length..];
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(ServerProcess server, string path)
    {
        using var http = new HttpClient();
        using var reply = await http.GetAsync(new Uri(server.HttpAddress, path), TestContext.Current.CancellationToken);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"\b(trialmatch|orleans|http_server|dotnet)_[a-z_]+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex MetricName();
}
