using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Answers requests as sites and their centres would.</summary>
internal sealed class SiteReplies(Stage stage)
{
    /// <summary>A placeholder, so that no person is invented.</summary>
    private const string Investigator = "the site's investigator";

    public async Task<Study> AcceptAsync(SiteRequest request, int patients)
    {
        var reply = await stage.Server.Requests.AcceptRequestAsync(
            new AcceptRequestRequest
            {
                RequestId = stage.NextRequestId(),
                Study = request.Study,
                Trust = request.Trust,
                Patients = patients,
                Investigator = Investigator,
            },
            stage.Server.OneCall());
        stage.Show(reply);
        return reply;
    }

    public async Task<Study> DeclineAsync(SiteRequest request, SiteRequest.Types.DeclineReason reason)
    {
        var reply = await stage.Server.Requests.DeclineRequestAsync(
            new DeclineRequestRequest
            {
                RequestId = stage.NextRequestId(),
                Study = request.Study,
                Trust = request.Trust,
                Reason = reason,
                AnsweredByCentre = true,
            },
            stage.Server.OneCall());
        stage.Show(reply);
        return reply;
    }

    /// <summary>Accepts in full for every site still asked, including those asked in the meantime.</summary>
    public async Task<Study> AcceptAllAsync(Study study)
    {
        while (Open(study).FirstOrDefault() is { } request)
        {
            study = await AcceptAsync(request, request.AskedPatients);
        }

        return study;
    }

    /// <summary>Accepts the offer for the sponsor.</summary>
    public async Task<Study> TakeOfferAsync(string study)
    {
        var reply = await stage.Server.Studies.AcceptOfferAsync(
            new AcceptOfferRequest { RequestId = stage.NextRequestId(), Name = study }, stage.Server.OneCall());
        stage.Show(reply);
        return reply;
    }

    /// <summary>Returns the unanswered request for the most patients.</summary>
    public static SiteRequest NextOpen(Study study) => Open(study).FirstOrDefault()
        ?? throw new CommandException(ExitCodes.Failed, $"the demonstration expected a site of {study.Name} to be asked; it is {EnumNames.InWords(study.State)}");

    /// <summary>Returns the unanswered requests, in descending order of patients.</summary>
    public static IEnumerable<SiteRequest> Open(Study study) => study.Requests
        .Where(request => request.State == SiteRequest.Types.State.Open)
        .OrderByDescending(request => request.AskedPatients)
        .ThenBy(request => request.Trust, StringComparer.Ordinal);
}
