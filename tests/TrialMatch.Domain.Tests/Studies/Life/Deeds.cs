using CsCheck;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.Life;

/// <summary>Random deeds, and what doing them means.</summary>
internal static class Deeds
{
    private static readonly string[] Conditions = ["Breast Cancer", "Crohn Disease", "Multiple Sclerosis", "Rheumatoid Arthritis", "Asthma"];

    // What a life is made of comes more often than what ends it.
    private static readonly DeedKind[] Kinds =
    [
        DeedKind.Register, DeedKind.Register, DeedKind.Register,
        DeedKind.Accept, DeedKind.Accept, DeedKind.AcceptAll, DeedKind.AcceptAll, DeedKind.AcceptAll, DeedKind.Decline,
        DeedKind.TakeOffer, DeedKind.TakeOffer, DeedKind.TakeOffer, DeedKind.RefuseOffer,
        DeedKind.Report, DeedKind.Report, DeedKind.Report, DeedKind.EndEnrolment, DeedKind.Close,
        DeedKind.Withdraw, DeedKind.Prioritise, DeedKind.Forward, DeedKind.Forward,
        DeedKind.LetTimePass, DeedKind.LetTimePass, DeedKind.LetTimePass, DeedKind.Declare, DeedKind.Declare, DeedKind.PromiseElsewhere, DeedKind.PromiseElsewhere, DeedKind.KeepForResearch, DeedKind.Redeliver,
        DeedKind.Inquire, DeedKind.Inquire, DeedKind.Inquire, DeedKind.SayInterest, DeedKind.SayInterest, DeedKind.SayInterest, DeedKind.Ask, DeedKind.Confirm, DeedKind.Lose,
    ];

    // Years of studies that are placed and recruit. Nothing is declared anew, so that no month may ever be overdrawn, one that is over neither.
    private static readonly DeedKind[] RecruitingKinds =
    [
        DeedKind.Register, DeedKind.Forward, DeedKind.AcceptAll, DeedKind.AcceptAll, DeedKind.TakeOffer, DeedKind.TakeOffer,
        DeedKind.ReportMonth, DeedKind.ReportMonth, DeedKind.ReportMonth, DeedKind.ReportMonth, DeedKind.ReportMonth, DeedKind.ReportMonth,
        DeedKind.Report, DeedKind.Correct, DeedKind.Correct, DeedKind.LetMonthsPass, DeedKind.LetMonthsPass, DeedKind.LetMonthsPass,
        DeedKind.EndEnrolment, DeedKind.Close, DeedKind.Withdraw, DeedKind.PromiseElsewhere, DeedKind.KeepForResearch, DeedKind.Redeliver,
    ];

    public static Gen<Deed> Any { get; } = Of(Kinds);

    public static Gen<Deed> OfRecruiting { get; } = Of(RecruitingKinds);

    /// <summary>Registers studies one after another and has each placed that can be.</summary>
    public static void Place(this World world, IEnumerable<Deed> registrations)
    {
        foreach (var (number, deed) in registrations.Index())
        {
            var index = world.Register(DraftOf(deed, world.Now));
            DeedKind[] kinds = [DeedKind.Forward, DeedKind.AcceptAll, DeedKind.TakeOffer];
            foreach (var (step, kind) in kinds.Index())
            {
                world.DoTo(index, deed with { Kind = kind }, -(kinds.Length * number) - step - 1);
            }
        }
    }

    private static Gen<Deed> Of(DeedKind[] kinds) =>
        from kind in Gen.Int[0, kinds.Length - 1]
        from which in Gen.Int[0, 999]
        from place in Gen.Int[0, 999]
        from howMuch in Gen.Int[0, 999]
        from crash in Gen.Int[0, 60]
        from repeated in Gen.Int[0, 9]
        select new Deed(kinds[kind], which, place, howMuch, crash < 12 ? crash : null, repeated == 0);

    public static void Do(this World world, Deed deed, int number)
    {
        world.StepsToCrash = deed.Crash;
        for (var time = 0; time < (deed.IsRepeated ? 2 : 1); time++)
        {
            try
            {
                world.DoOnce(deed, number);
            }
            catch (CrashException)
            {
                // What was written stays, and the next to come goes on from there.
            }
        }

        world.StepsToCrash = null;
    }

    private static void DoOnce(this World world, Deed deed, int number)
    {
        switch (deed.Kind)
        {
            case DeedKind.LetTimePass:
                world.Advance(TimeSpan.FromHours(1 + (deed.HowMuch % 200)));
                world.Sweep();
                return;
            case DeedKind.LetMonthsPass:
                world.Advance(TimeSpan.FromDays(20 + (deed.HowMuch % 100)));
                world.Sweep();
                return;
            case DeedKind.Declare:
                world.Declare(world.Ledgers.Keys.ElementAt(deed.Where % world.Ledgers.Count), 10 + (deed.HowMuch % 80));
                return;
            case DeedKind.PromiseElsewhere:
                world.PromiseElsewhere(world.Ledgers.Keys.ElementAt(deed.Where % world.Ledgers.Count), deed.Which, deed.HowMuch % 100);
                return;
            case DeedKind.KeepForResearch:
                world.KeepForResearch(world.Ledgers.Keys.ElementAt(deed.Where % world.Ledgers.Count), deed.HowMuch % 101);
                return;
            case DeedKind.Redeliver:
                world.Redeliver(deed.Which);
                return;
            case DeedKind.Register:
                world.Register(DraftOf(deed, world.Now));
                return;
            case DeedKind.Inquire:
                world.Register(DraftOf(deed, world.Now).DecidedBy(OsloTime.DateAt(world.Now).AddDays(14 + (deed.Where % 60))), StudyIntent.Explore);
                return;
        }

        if (world.Pick(deed) is { } index)
        {
            world.DoTo(index, deed, number);
        }
    }

    /// <summary>Mostly a study in a state in which the deed makes sense; now and then any.</summary>
    private static int? Pick(this World world, Deed deed)
    {
        var any = Enumerable.Range(0, world.Histories.Count).ToList();
        var sensible = deed.HowMuch % 10 == 0 ? any : [.. any.Where(index => MakesSense(deed.Kind, world.StudyAt(index).State))];
        return sensible.Count == 0 ? null : sensible[deed.Which % sensible.Count];
    }

    private static bool MakesSense(DeedKind kind, StudyState state) => kind switch
    {
        DeedKind.Accept or DeedKind.AcceptAll or DeedKind.Decline => state == StudyState.Requested,
        DeedKind.TakeOffer or DeedKind.RefuseOffer => state == StudyState.Offered,
        DeedKind.Report or DeedKind.ReportMonth or DeedKind.Correct or DeedKind.EndEnrolment or DeedKind.Close => state is StudyState.Placed or StudyState.Recruiting,
        DeedKind.Forward => state == StudyState.Triage,
        DeedKind.Prioritise => state == StudyState.Waitlisted,
        DeedKind.SayInterest or DeedKind.Ask or DeedKind.Confirm or DeedKind.Lose => state == StudyState.Exploring,
        _ => true,
    };

    private static void DoTo(this World world, int index, Deed deed, int number)
    {
        var study = world.StudyAt(index);
        if (deed.Kind == DeedKind.AcceptAll)
        {
            foreach (var open in study.Sites.Where(site => site.IsOpen))
            {
                var all = new RequestAccepted(open.Trust, open.Hold.Patients, null, "the investigator", "", IsByCentre: true);
                world.Do(index, new RequestId($"deed-{number}-{open.Trust}"), all);
            }
        }
        else if (Wanted(study, deed, world.Now) is { } wanted)
        {
            world.Do(index, new RequestId($"deed-{number}"), wanted);
        }
    }

    private static CommandEvent? Wanted(Study study, Deed deed, DateTimeOffset now)
    {
        var site = study.Sites.IsEmpty ? null : study.Sites[deed.Where % study.Sites.Length];
        if (study.Inquiry is { Sites.IsEmpty: false } inquiry && WantedOf(inquiry.Sites[deed.Where % inquiry.Sites.Length], deed) is { } ofInquiry)
        {
            return ofInquiry;
        }

        return (deed.Kind, site) switch
        {
            (DeedKind.Accept, { } asked) => new RequestAccepted(
                asked.Trust, Math.Max(1, asked.Hold.Patients - (deed.HowMuch % 4)), deed.HowMuch % 5 == 0 ? asked.Start + 1 : null, "the investigator", "", false),
            (DeedKind.Decline, { } asked) => new RequestDeclined(asked.Trust, DeclineReason.Staff, "", IsByCentre: true),
            (DeedKind.Report, { } running) => new RecruitmentReported(
                running.Trust, Month.Of(OsloTime.DateAt(now)) - (deed.HowMuch % 3), deed.HowMuch % 7, "")
            {
                IsOutsideWindowConfirmed = deed.HowMuch % 4 != 0,
                IsFigureConfirmed = deed.HowMuch % 5 != 0,
            },
            (DeedKind.ReportMonth, { } running) => Reported(running, Next(running, now), deed.HowMuch % 5),
            (DeedKind.Correct, { Recruited.IsEmpty: false } running) =>
                Reported(running, running.Recruited.Keys.ElementAt(deed.Which % running.Recruited.Count), deed.HowMuch % 9),
            (DeedKind.TakeOffer, _) => new OfferAccepted(""),
            (DeedKind.RefuseOffer, _) => new OfferDeclined(""),
            (DeedKind.Withdraw, _) => new StudyWithdrawn(""),
            (DeedKind.EndEnrolment, _) => new LastPatientIn(""),
            (DeedKind.Close, _) => new StudyClosed(""),
            (DeedKind.Forward, _) => new StudyForwarded(FieldOf(deed), ""),
            (DeedKind.Prioritise, _) => new StudyPrioritised(deed.HowMuch % 10, ""),
            _ => null,
        };
    }

    /// <summary>Mostly the field that the study is in; now and then one that no trust has declared.</summary>
    private static ConditionGroup? FieldOf(Deed deed) => (deed.HowMuch % 10) switch
    {
        1 => ConditionGroup.Infection,
        < 5 => ConditionGroup.LungDisease,
        _ => null,
    };

    private static CommandEvent? WantedOf(InterestSite site, Deed deed) => deed.Kind switch
    {
        DeedKind.SayInterest => new InterestReported(site.Trust, FormOf(site, deed), "", deed.HowMuch % 2 == 0),
        DeedKind.Ask => new QuestionAsked(site.Trust, deed.HowMuch % 2 == 0, "How often do they come?"),
        DeedKind.Confirm => new InquiryConfirmed(""),
        DeedKind.Lose => new InquiryLost(LossReason.TooSlow, ""),
        _ => null,
    };

    private static InterestForm FormOf(InterestSite site, Deed deed) => (deed.HowMuch % 5) switch
    {
        0 => new InterestForm(Interest.NotInterested, IsPopulationThere: null, Patients: null, RecruitmentChance.Unspecified, [InterestLimit.Staff]),
        1 => new InterestForm(Interest.WantsToKnowMore, IsPopulationThere: null, Patients: null, RecruitmentChance.Unspecified, []),
        _ => new InterestForm(Interest.Interested, IsPopulationThere: true, Math.Max(1, site.Patients - (deed.HowMuch % 3)), RecruitmentChance.Good, []),
    };

    private static RecruitmentReported Reported(StudySite site, Month month, int patients) =>
        new(site.Trust, month, patients, "") { IsOutsideWindowConfirmed = true, IsFigureConfirmed = true };

    /// <summary>The month that a site would report next: the first that it has not, unless that has still to come.</summary>
    private static Month Next(StudySite site, DateTimeOffset now)
    {
        var thisMonth = Month.Of(OsloTime.DateAt(now));
        return site.UnreportedFrom < thisMonth ? site.UnreportedFrom : thisMonth;
    }

    private static StudyDraft DraftOf(Deed deed, DateTimeOffset now)
    {
        var today = OsloTime.DateAt(now);
        var target = 4 + (deed.HowMuch % 20);
        return new StudyDraft(
            "A study", Phase.Phase3, StudyType.Interventional, target, today.AddMonths(1), today.AddMonths(10 + (deed.Where % 10)),
            InterventionTypes: [InterventionType.Drug],
            Conditions: [Conditions[deed.Which % Conditions.Length]],
            MinimumPatients: deed.Where % 2 == 0 ? null : 1 + (target / 2),
            FollowUpMonths: deed.HowMuch % 9);
    }
}
