using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>What happens elsewhere between the asking of a study's sites and their answers.</summary>
public class PromiseKeptTests
{
    private static readonly StudyDraft Earlier = OneStudy.Draft with { EnrolmentStart = new DateOnly(2027, 3, 1), EnrolmentEnd = new DateOnly(2029, 6, 30) };
    private static readonly StudyDraft Later = OneStudy.Draft with
    {
        EnrolmentStart = new DateOnly(2028, 1, 1),
        EnrolmentEnd = new DateOnly(2029, 6, 30),
        MinimumPatients = null,
    };

    private readonly World _world = new(capacityPercent: 100);
    private int _requests;

    [Fact]
    public void A_study_whose_sites_all_accept_in_full_is_offered_what_they_were_asked_for_though_reports_of_another_made_it_less_probable()
    {
        var study = AskedWhileAnotherIsRecruiting(out var another);
        var asked = _world.StudyAt(study).Plan!;
        ReportNobody(another, months: 4);
        AcceptAll(study);

        var offered = _world.StudyAt(study);
        Assert.Equal(StudyState.Offered, offered.State);
        Assert.Equal(asked.OfferablePatients, offered.Plan!.OfferablePatients);
        Assert.Equal(asked.Chosen.ToDictionary(site => site.Trust, site => site.Cap), offered.Plan.Chosen.ToDictionary(site => site.Trust, site => site.Cap));
        Assert.InRange(offered.Plan.OfferableProbability, 0.1, offered.Draft.Probability);
        Assert.Equal(offered.Plan.OfferableProbability, offered.Plan.Probability, 9);
    }

    [Fact]
    public void A_study_of_which_a_site_takes_less_goes_by_what_is_known_by_then()
    {
        var study = AskedWhileAnotherIsRecruiting(out var another);
        ReportNobody(another, months: 4);
        _world.Advance(_world.StudyAt(study).AnswerBy!.Value.AddHours(-1) - _world.Now);
        var reluctant = _world.StudyAt(study).Sites[0];
        Do(study, OneStudy.AcceptanceOf(reluctant) with { Patients = 1 });
        AcceptAll(study);

        Assert.Equal(StudyState.Waitlisted, _world.StudyAt(study).State);
    }

    [Fact]
    public void A_study_that_became_more_probable_is_offered_with_that_probability()
    {
        var study = AskedWhileAnotherIsRecruiting(out var another);
        var asked = _world.StudyAt(study).Plan!.OfferableProbability;
        foreach (var site in _world.StudyAt(another).Sites)
        {
            Do(another, new RecruitmentReported(site.Trust, site.Start, 12, "") { IsFigureConfirmed = true });
        }

        AcceptAll(study);

        Assert.Equal(StudyState.Offered, _world.StudyAt(study).State);
        Assert.InRange(_world.StudyAt(study).Plan!.OfferableProbability, asked, 1);
    }

    private int AskedWhileAnotherIsRecruiting(out int another)
    {
        another = _world.Register(Earlier);
        AcceptAll(another);
        Do(another, new OfferAccepted(""));
        _world.Advance(TimeSpan.FromDays(330));
        return _world.Register(Later);
    }

    private void ReportNobody(int index, int months)
    {
        foreach (var site in _world.StudyAt(index).Sites)
        {
            Do(index, new RecruitmentReported(site.Trust, site.Start + months - 1, 0, ""));
        }
    }

    private void AcceptAll(int index)
    {
        while (_world.StudyAt(index).Sites.FirstOrDefault(site => site.IsOpen) is { } open)
        {
            Do(index, OneStudy.AcceptanceOf(open));
        }
    }

    private void Do(int index, CommandEvent wanted) => Assert.Null(_world.Do(index, new RequestId($"request-{++_requests}"), wanted));
}
