using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>
/// Every method and stream, called by sites, centres and regions, around a study in which each name holds a text that nothing else holds.
/// </summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class BlindedStudyTests(IdentifiedServer server)
{
    /// <summary>In the sponsor's id and name, the title, the numbers, the descriptions and the sponsor's remarks.</summary>
    private const string Secret = "zyx";
    private const string Sponsor = "sponsors/zyx-pharma";

    private static readonly string[] Grants = ["site:bergen", "centre:cancer", "region:west"];

    /// <summary>What tells of the study, and who of the three gets it, once it is disclosed too.</summary>
    private static readonly Dictionary<string, string> TellOfIt = new(StringComparer.Ordinal)
    {
        ["StudyService.GetStudy"] = "site centre region",
        ["StudyService.ListStudies"] = "centre",
        ["StudyService.ListStudyEvents"] = "site centre region",
        ["StudyService.WatchStudy"] = "site centre region",
        ["RequestService.ListRequests"] = "site centre region",
        ["RequestService.WatchRequests"] = "centre",
        ["CapacityService.ChangeSites"] = "site",
    };

    [Fact]
    public async Task No_reply_to_a_site_a_centre_or_a_region_tells_whose_a_blinded_study_is_until_it_is_disclosed()
    {
        using var sponsor = await server.ClientAsync("sponsor:zyx-pharma");
        var study = await RegisterAsync(sponsor);
        Assert.Empty(await NamingAsync(study));

        using (var unit = await server.ClientAsync("national"))
        {
            Assert.Contains(Secret, (await unit.StudyAsync(study.Name)).Draft.Title, StringComparison.OrdinalIgnoreCase);
        }

        var disclosed = new DiscloseStudyRequest { RequestId = Id(), Name = study.Name, Remarks = "Zyx tells it" };
        Assert.False((await sponsor.Studies.DiscloseStudyAsync(disclosed, ApiClient.Options)).Blinded);
        Assert.False((await sponsor.Studies.DiscloseStudyAsync(disclosed, ApiClient.Options)).Blinded);

        var expected = TellOfIt.SelectMany(method => method.Value.Split(' '), (method, role) => $"{role} {method.Key}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await NamingAsync(study)).Order(StringComparer.Ordinal));
        Assert.Single(await sponsor.EventsAsync(study.Name), told => told.Type == "disclosed");
    }

    [Fact]
    public async Task A_site_that_answers_for_a_blinded_study_is_not_told_whose_it_is()
    {
        using var sponsor = await server.ClientAsync("sponsor:zyx-pharma");
        using var site = await server.ClientAsync("site:bergen");
        var study = await RegisterAsync(sponsor);
        var asked = study.Requests.Single(request => request.Trust == "trusts/bergen");

        var answered = await new RequestService.RequestServiceClient(site.Invoker).AcceptRequestAsync(
            new AcceptRequestRequest { RequestId = Id(), Study = study.Name, Trust = asked.Trust, Patients = asked.AskedPatients, Investigator = "the investigator" }, ApiClient.Options);

        Assert.Equal(study.Name, answered.Name);
        Assert.DoesNotContain(Secret, answered.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_centre_that_lists_by_sponsor_does_not_learn_which_blinded_studies_are_its()
    {
        using var sponsor = await server.ClientAsync("sponsor:yonder");
        using var centre = await server.ClientAsync("centre:cancer");
        var name = await sponsor.SponsorAsync("yonder");
        var open = await sponsor.RegisterAsync("open", name, Drafts.BreastCancer("Open", target: 4));
        var veiled = Drafts.BreastCancer("Blinded", target: 4);
        veiled.Intake = new StudyIntake { Blinded = true };
        var blinded = await sponsor.RegisterAsync("blinded", name, veiled);

        var all = await centre.AllStudiesAsync(new ListStudiesRequest { Lead = Area.Cancer, PageSize = 1_000 });
        var ofSponsor = new ListStudiesRequest { Sponsor = name, Lead = Area.Cancer, PageSize = 1 };

        Assert.Equal([open.Name, blinded.Name], all.Select(study => study.Name).Intersect([blinded.Name, open.Name]));
        var page = await centre.Studies.ListStudiesAsync(ofSponsor, ApiClient.Options);
        Assert.DoesNotContain(await centre.AllStudiesAsync(ofSponsor), study => study.Name == blinded.Name);
        Assert.Contains(await centre.AllStudiesAsync(ofSponsor), study => study.Name == open.Name);
        Assert.Contains(await sponsor.AllStudiesAsync(ofSponsor), study => study.Name == blinded.Name);
        Assert.Single(page.Studies);
    }

    [Fact]
    public async Task A_centre_that_searches_titles_does_not_learn_what_a_blinded_study_is_called()
    {
        using var sponsor = await server.ClientAsync("sponsor:yonder");
        using var centre = await server.ClientAsync("centre:cancer");
        var name = await sponsor.SponsorAsync("yonder");
        var open = await sponsor.RegisterAsync("open-quixotic", name, Drafts.BreastCancer("Quixotic, open", target: 4));
        var veiled = Drafts.BreastCancer("Quixotic, blinded", target: 4);
        veiled.Intake = new StudyIntake { Blinded = true };
        var blinded = await sponsor.RegisterAsync("blinded-quixotic", name, veiled);
        var search = new ListStudiesRequest { Text = "quixotic", Lead = Area.Cancer };

        Assert.Equal([open.Name], (await centre.AllStudiesAsync(search)).Select(study => study.Name));
        Assert.Equal([open.Name, blinded.Name], (await sponsor.AllStudiesAsync(new() { Text = "quixotic", Sponsor = name })).Select(study => study.Name));
    }

    private static string Id() => Guid.NewGuid().ToString("N");

    private static async Task<Study> RegisterAsync(ApiClient sponsor)
    {
        var draft = Drafts.BreastCancer($"{Secret} of a title {Id()}", target: 4);
        (draft.ProtocolCode, draft.Description) = ($"ZYX-{Id()}", "Whether zyx works.");
        draft.InterventionNames.Add("Zyxumab");
        draft.PrimaryOutcomes.Add("The zyx score");
        draft.RequiredTrusts.Add("trusts/bergen");
        draft.Intake = new StudyIntake
        {
            Blinded = true,
            Products = { new Product { Kind = Product.Types.Kind.Drug, Name = "Zyxumab" } },
            Synopsis = new Synopsis { Uri = "https://zyx.example/" },
            Cro = new ActingCro { DisplayName = "Zyx CRO" },
        };
        draft.RegistryIds.Add("zyx-" + Id());
        var request = new RegisterSponsorRequest { RequestId = "zyx", SponsorId = "zyx-pharma", Sponsor = new Sponsor { DisplayName = "Zyx Pharma", CountryCode = "NO" } };
        await sponsor.Sponsors.RegisterSponsorAsync(request, ApiClient.Options);
        return await sponsor.RegisterAsync("zyx-" + Id(), Sponsor, draft);
    }

    /// <summary>Returns which roles get a reply that holds the secret, by which methods. All methods are called.</summary>
    private async Task<IReadOnlyList<string>> NamingAsync(Study study)
    {
        using var unit = await server.ClientAsync("operator");
        var now = await unit.StudyAsync(study.Name);
        var things = new Things(Sponsor: "sponsors/acme", study.Name, "trusts/bergen", "centres/cancer", Area.Cancer);
        var naming = new List<string>();
        foreach (var grant in Grants)
        {
            using var client = await server.ClientAsync(grant);
            foreach (var method in ApiMethods.All)
            {
                var told = await RepliesAsync(client, method, RequestOf(method, things, grant), now);
                if (told.Contains(Secret, StringComparison.OrdinalIgnoreCase))
                {
                    naming.Add($"{grant.Split(':')[0]} {ApiMethods.NameOf(method)}");
                }
            }
        }

        return naming;
    }

    private static IMessage RequestOf(MethodDescriptor method, Things on, string grant) => ApiMethods.NameOf(method) switch
    {
        "StudyService.ListStudies" => new ListStudiesRequest { Lead = on.Lead, PageSize = 1_000 },
        "StudyService.WatchStudy" => new WatchStudyRequest { Name = on.Study },
        "RequestService.ListRequests" => new ListRequestsRequest { Trust = grant == "centre:cancer" ? "" : on.Trust, Centre = grant == "centre:cancer" ? on.Centre : "", PageSize = 1_000 },
        "RequestService.WatchRequests" => new WatchRequestsRequest { Centre = on.Centre },
        "CapacityService.WatchLedger" => new WatchLedgerRequest { Name = on.Trust },
        "CapacityService.ChangeSites" => new ChangeSitesRequest { RequestId = Id(), Name = on.Trust, Close = { on.Lead }, ValidateOnly = true },
        var name => MatrixRequests.ByMethod[name](on),
    };

    /// <summary>Returns all that the call tells, as text: its replies, or its refusal; of a stream what there is so far.</summary>
    private static async Task<string> RepliesAsync(ApiClient client, MethodDescriptor method, IMessage request, Study study)
    {
        var told = new StringBuilder();
        try
        {
            if (method.IsServerStreaming)
            {
                await ReadAsync(client, method, request, study, told);
            }
            else
            {
                told.Append(Encoding.Latin1.GetString(await RawCall.SendAsync(client, method.Service.FullName, method.Name, request.ToByteArray())));
            }
        }
        catch (RpcException refusal)
        {
            told.Append(refusal.Status.Detail).Append(Encoding.Latin1.GetString(refusal.Trailers.GetValueBytes("grpc-status-details-bin") ?? []));
        }

        return told.ToString();
    }

    /// <summary>Reads of a study's stream the events there are, and of another up to what it last told of the study.</summary>
    private static async Task ReadAsync(ApiClient client, MethodDescriptor method, IMessage request, Study study, StringBuilder told)
    {
        var isOfStudy = method.Name == "WatchStudy";
        var end = method.Name == "WatchRequests" && !study.Blinded ? "disclosed" : study.Name;
        using var call = RawCall.Open(client, method, request.ToByteArray());
        for (var count = 1L; await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken); count++)
        {
            var message = Encoding.Latin1.GetString(call.ResponseStream.Current);
            told.Append(message);
            if (isOfStudy ? count == study.Version : message.Contains(study.Name, StringComparison.Ordinal) && message.Contains(end, StringComparison.Ordinal))
            {
                return;
            }
        }
    }
}
