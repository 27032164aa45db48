using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;
using TrialMatch.Cli.Server;
using TrialMatch.Registries.Samples;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Places a sample record as a sponsor would: imports it, registers its sponsor, registers the study.</summary>
internal static class SamplePlacement
{
    public static async Task<PlacedSample> PlaceAsync(ServerConnection server, SampleRecord sample)
    {
        var record = (await StudySource.ImportAsync(server, sample.Content.ToArray(), target: null)).Records.Single();
        if (record.ResultCase != ImportedRecord.ResultOneofCase.Draft)
        {
            throw new CommandException(ExitCodes.Failed, $"sample {sample.Name}: {record.Refusal.Field}: {record.Refusal.Description}");
        }

        var sponsor = await RegisterSponsorAsync(server, record.SponsorDisplayName);
        var request = new RegisterStudyRequest { RequestId = sample.Name, Sponsor = sponsor.Name, Draft = record.Draft };
        var reply = await server.Studies.RegisterStudyAsync(request, server.OneCall());
        return new PlacedSample(sample.Name, reply, record.Warnings);
    }

    // A sponsor of two samples is registered once: the request id is derived from its name.
    private static async Task<Sponsor> RegisterSponsorAsync(ServerConnection server, string displayName)
    {
        var id = SponsorIds.From(displayName);
        var request = new RegisterSponsorRequest { RequestId = id, SponsorId = id, Sponsor = new Sponsor { DisplayName = displayName } };
        return await server.Sponsors.RegisterSponsorAsync(request, server.OneCall());
    }
}
