using TrialMatch.V1;

namespace TrialMatch.Api.Views;

/// <summary>Cuts a study's events to a site or a region: what other trusts were asked and answered is not told (R7), nor could it be guessed and checked.</summary>
internal static class EventViews
{
    public static void Cut(StudyEvent told, Reader reader)
    {
        BlindedViews.Cut(told, reader);
        if (!reader.IsConfined)
        {
            return;
        }

        // With the hashes on both sides of an event, a guess of what it says could be confirmed.
        told.Hash = string.Empty;
        if (TellsOfNoTrust(told) || IsOwnDoing(told, reader))
        {
            return;
        }

        told.Detail = string.Empty;
        switch (told.AboutCase)
        {
            case StudyEvent.AboutOneofCase.SitesPicked:
                told.SitesPicked.Cause = string.Empty;
                ReaderViews.Keep(told.SitesPicked.Asked, site => reader.Sees(site.Trust));
                ReaderViews.Keep(told.SitesPicked.KeptTrusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.Offered:
                ReaderViews.Keep(told.Offered.Sites, site => reader.Sees(site.Trust));
                break;
            case StudyEvent.AboutOneofCase.HoldsRefused:
                ReaderViews.Keep(told.HoldsRefused.Refusals, refusal => reader.Sees(refusal.Trust));
                break;
            case StudyEvent.AboutOneofCase.RequestsReminded:
                ReaderViews.Keep(told.RequestsReminded.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.RequestsLapsed:
                ReaderViews.Keep(told.RequestsLapsed.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.HoldsSettled:
                ReaderViews.Keep(told.HoldsSettled.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.InterestAsked:
                ReaderViews.Keep(told.InterestAsked.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.InterestReminded:
                ReaderViews.Keep(told.InterestReminded.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.InterestLapsed:
                ReaderViews.Keep(told.InterestLapsed.Trusts, reader.Sees);
                break;
            case StudyEvent.AboutOneofCase.FeasibilityReported:
                ReaderViews.Keep(told.FeasibilityReported.PlannedTrusts, reader.Sees);
                break;
            default:
                told.ClearAbout();
                (told.Remarks, told.Actor, told.RequestId) = (string.Empty, string.Empty, string.Empty);
                told.Authority = null;
                break;
        }
    }

    private static bool TellsOfNoTrust(StudyEvent told) => told.AboutCase is
        StudyEvent.AboutOneofCase.None or StudyEvent.AboutOneofCase.Registered or StudyEvent.AboutOneofCase.AreaAssigned
        or StudyEvent.AboutOneofCase.Forwarded or StudyEvent.AboutOneofCase.InquiryLost
        or StudyEvent.AboutOneofCase.HoldsMade or StudyEvent.AboutOneofCase.Prioritised or StudyEvent.AboutOneofCase.Released;

    /// <summary>Whether the event is the doing of a trust that the reader sees.</summary>
    private static bool IsOwnDoing(StudyEvent told, Reader reader) => told.AboutCase switch
    {
        StudyEvent.AboutOneofCase.RequestAccepted => reader.Sees(told.RequestAccepted.Trust),
        StudyEvent.AboutOneofCase.RequestDeclined => reader.Sees(told.RequestDeclined.Trust),
        StudyEvent.AboutOneofCase.RecruitmentReported => reader.Sees(told.RecruitmentReported.Trust),
        StudyEvent.AboutOneofCase.CommitmentRephased => reader.Sees(told.CommitmentRephased.Trust),
        StudyEvent.AboutOneofCase.InterestReported => reader.Sees(told.InterestReported.Trust),
        StudyEvent.AboutOneofCase.QuestionAsked => reader.Sees(told.QuestionAsked.Trust),
        StudyEvent.AboutOneofCase.QuestionAnswered => reader.Sees(told.QuestionAnswered.Trust),
        StudyEvent.AboutOneofCase.HoldLost => told.HoldLost.Trusts.All(reader.Sees),
        StudyEvent.AboutOneofCase.RephasingRefused => told.RephasingRefused.Trusts.All(reader.Sees),
        _ => false,
    };
}
