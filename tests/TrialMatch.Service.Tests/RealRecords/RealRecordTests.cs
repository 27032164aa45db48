using Google.Protobuf;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.RealRecords;

/// <summary>The whole way of real registry records, on a server of their own: what they hold of capacity is no other test's.</summary>
public sealed class RealRecordTests(RunningServer server, ITestOutputHelper output) : ServiceTests(server), IClassFixture<RunningServer>
{
    private static readonly State[] AtRest = [State.Requested, State.Waitlisted, State.NotFeasible, State.Triage];

    [Fact]
    public async Task Every_real_record_is_refused_by_name_or_previewed_registered_and_brought_to_rest()
    {
        var sponsor = await Client.SponsorAsync(Unique("registry"));
        var registry = new RegistryService.RegistryServiceClient(Client.Invoker);
        var outcomes = new List<string>();
        foreach (var file in Testing.RealRecords.Files())
        {
            var record = Assert.Single((await registry.ImportRecordsAsync(
                new ImportRecordsRequest { Content = ByteString.CopyFrom(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)) }, ApiClient.Options)).Records);
            outcomes.Add(record.Draft is null ? Refused(record) : await PlacedAsync(sponsor, Path.GetFileNameWithoutExtension(file), record.Draft));
        }

        output.WriteLine(string.Join(", ", outcomes.CountBy(outcome => outcome).Select(each => $"{each.Value} {each.Key}")));
        Assert.Contains(nameof(State.Requested), outcomes);
    }

    private static string Refused(ImportedRecord record)
    {
        Assert.NotEmpty(record.Refusal.Field);
        Assert.NotEmpty(record.Refusal.Description);
        return "refused";
    }

    private async Task<string> PlacedAsync(string sponsor, string requestId, StudyDraft draft)
    {
        var preview = await Client.PreviewAsync(draft);
        var study = await Client.RegisterAsync(requestId, sponsor, draft);

        Assert.Contains(study.State, AtRest);
        Assert.Equal(preview.Classification, study.Plan.Classification);
        Assert.Equal(study.State == State.Triage, study.Plan.Classification.Triage);
        Assert.True(
            study.State != State.Requested || study.Plan.OfferableProbability >= study.Plan.WantedProbability,
            $"{requestId} was offered {study.Plan.OfferablePatients} at {study.Plan.OfferableProbability}");
        return study.State.ToString();
    }
}
