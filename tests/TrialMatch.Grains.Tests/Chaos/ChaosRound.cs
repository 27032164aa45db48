using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>A few studies and what befalls them, a few things at a time, while the world around them fails.</summary>
/// <param name="killsSilo">A silo is killed amid it; time does not jump then.</param>
internal sealed class ChaosRound(ChaoticWorld world, int number, int seed, bool killsSilo)
{
    private const int NewStudies = 2;
    private const int Waves = 6;
    private const int MostLiving = 9;
    private static readonly string[] Conditions = ["Breast Cancer", "Crohn Disease", "Multiple Sclerosis", "Asthma"];

    private readonly Random _random = Seed.Random(seed, number);
    private int _commands;

    public async Task RunAsync()
    {
        world.BeginTrouble(Seed.Random(seed, number));
        world.Living.AddRange(await Task.WhenAll(Enumerable.Range(0, NewStudies).Select(RegisterAsync)));
        var killAfter = _random.Next(Waves);
        for (var wave = 0; wave < Waves; wave++)
        {
            Task[] deeds = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PickDeedAsync()))];
            if (killsSilo && wave == killAfter)
            {
                await world.Cluster.ReplaceOneAsync(_random.Next(2));
            }

            await Task.WhenAll(deeds);
            if (!killsSilo)
            {
                LetTimePass();
            }
        }

        await EndTheOldestAsync();
        world.EndTrouble();
        await world.AssertComesToRestAsync();
        await world.AssertOnRecordAsync();
        await world.ForgetTheDeadAsync();
    }

    private Task<StudyId> RegisterAsync(int index)
    {
        var today = OsloTime.DateAt(world.Cluster.Clock.GetUtcNow());
        var target = _random.Next(2, 14);
        var draft = Drafts.Of(Conditions[_random.Next(Conditions.Length)], target) with
        {
            EnrolmentStart = today.AddMonths(1),
            EnrolmentEnd = today.AddMonths(_random.Next(10, 24)),
            Probability = 0.7,
            FollowUpMonths = _random.Next(0, 7),
            MinimumPatients = _random.Next(2) == 0 ? null : 1 + (target / 2),
        };
        return _random.Next(3) == 0
            ? world.RegisterAsync($"chaos-{number}-{index}", draft.DecidedBy(today.AddDays(_random.Next(14, 60))), StudyIntent.Explore)
            : world.RegisterAsync($"chaos-{number}-{index}", draft);
    }

    /// <returns>The deed under way.</returns>
    private async Task<Task> PickDeedAsync()
    {
        var study = await world.StudyAsync(world.Living[_random.Next(world.Living.Count)]);
        return _random.Next(20) switch
        {
            < 12 => LeadOnAsync(study),
            < 13 => DeclareFieldAsync(study),
            < 14 => DeclareAsync(study),
            < 15 => PromiseElsewhereAsync(study),
            15 => RepeatMessagesAsync(),
            16 => SendAsync(study, AnyCommand(study)),
            17 => world.Cluster.Cluster.DeactivateAsync(world.Cluster.StudyOf(study.Id)),
            18 => world.Cluster.Cluster.DeactivateAsync(world.Cluster.TrustOf(AnyTrustOf(study))),
            _ => SendAsync(study, new StudyWithdrawn("")),
        };
    }

    /// <summary>What the people around the study would do next.</summary>
    private Task LeadOnAsync(Study study) => study.State switch
    {
        StudyState.Triage => SendAsync(study, new StudyForwarded(_random.Next(4) == 0 ? ConditionGroup.LungDisease : null, "")),
        StudyState.Requested => Task.WhenAll(study.Sites.Where(site => site.IsOpen).Select(site => SendAsync(study, AnswerOf(site)))),
        StudyState.Offered => SendAsync(study, _random.Next(6) == 0 ? new OfferDeclined("") : new OfferAccepted("")),
        StudyState.Placed or StudyState.Recruiting => _random.Next(8) switch
        {
            0 => SendAsync(study, new StudyClosed("")),
            1 => SendAsync(study, new LastPatientIn("")),
            _ => SendAsync(study, ReportOf(study)),
        },
        StudyState.Waitlisted => SendAsync(study, new StudyPrioritised(_random.Next(10), "")),
        StudyState.Exploring => _random.Next(5) switch
        {
            0 => SendAsync(study, new InquiryConfirmed("")),
            1 => SendAsync(study, new QuestionAsked(study.Inquiry!.Sites[0].Trust, IsBySponsor: true, "How many come a month?")),
            2 when _random.Next(4) == 0 => SendAsync(study, new InquiryLost(LossReason.TooFewPatients, "")),
            _ => Task.WhenAll(study.Inquiry!.Sites.Select(site => SendAsync(study, InterestOf(site)))),
        },
        _ => Task.CompletedTask,
    };

    private CommandEvent AnswerOf(StudySite site) => _random.Next(8) switch
    {
        0 => new RequestDeclined(site.Trust, DeclineReason.Staff, "", IsByCentre: false),
        1 => new RequestAccepted(site.Trust, Math.Max(1, site.Hold.Patients / 2), site.Start + 1, "the investigator", "", IsByCentre: true),
        _ => new RequestAccepted(site.Trust, site.Hold.Patients, null, "the investigator", "", IsByCentre: false),
    };

    private InterestReported InterestOf(InterestSite site) => new(
        site.Trust,
        _random.Next(3) == 0
            ? new InterestForm(Interest.NotInterested, IsPopulationThere: false, Patients: null, RecruitmentChance.Unspecified, [])
            : new InterestForm(Interest.Interested, IsPopulationThere: true, site.Patients, RecruitmentChance.Good, [InterestLimit.Staff]),
        "",
        IsByCentre: false);

    private RecruitmentReported ReportOf(Study study)
    {
        var sites = study.Sites.Where(site => site.State == RequestState.Accepted).ToList();
        var thisMonth = Month.Of(OsloTime.DateAt(world.Cluster.Clock.GetUtcNow()));
        return new RecruitmentReported(sites[_random.Next(sites.Count)].Trust, thisMonth - _random.Next(2), _random.Next(5), "") { IsOutsideWindowConfirmed = true };
    }

    /// <summary>Often one that may not happen now.</summary>
    private CommandEvent AnyCommand(Study study) => _random.Next(8) switch
    {
        7 => new InquiryConfirmed(""),
        0 => new OfferAccepted(""),
        1 => new LastPatientIn(""),
        2 => new AreaAssigned(Area.Cancer, ""),
        6 => new StudyForwarded(ConditionGroup.Infection, ""),
        3 => new RecruitmentReported(AnyTrustOf(study), Month.Of(2027, 1), 1, ""),
        4 => new RequestAccepted(AnyTrustOf(study), 1, null, "the investigator", "", IsByCentre: true),
        _ => new RequestDeclined(AnyTrustOf(study), DeclineReason.Other, "", IsByCentre: true),
    };

    private Task SendAsync(Study study, CommandEvent wanted)
    {
        var requestId = $"chaos-{number}-command-{++_commands}";
        return _random.Next(6) == 0
            ? world.CommandTwiceAsync(study.Id, requestId, wanted)
            : world.CommandAsync(study.Id, requestId, wanted);
    }

    /// <summary>A trust wants requests in lung disease, or no longer; most do.</summary>
    private async Task DeclareFieldAsync(Study study)
    {
        var (trust, requestId, isWanted) = (AnyTrustOf(study), $"chaos-{number}-field-{++_commands}", _random.Next(3) > 0);
        await ChaoticWorld.UntilAnsweredAsync(() => world.Cluster.DeclareFieldAsync(trust, requestId, ConditionGroup.LungDisease, isWanted));
    }

    /// <summary>A trust says that it has less, or more, than it had.</summary>
    private async Task DeclareAsync(Study study)
    {
        var trust = AnyTrustOf(study);
        var profile = PlanningDefaults.ProfileFor(world.Cluster.Network, trust);
        var pool = profile.Pools[_random.Next(profile.Pools.Length)];
        var amount = (int)pool.Declared.MeanPerMonth * _random.Next(0, 160) / 100;
        var thisMonth = Month.Of(OsloTime.DateAt(world.Cluster.Clock.GetUtcNow()));
        var change = new TrustChange(new RequestId($"chaos-{number}-change-{++_commands}"), IfVersion: null)
        {
            Declarations = [new DeclaredRange(pool.Pool.Id, thisMonth, thisMonth + 30, amount)],
        };
        await ChaoticWorld.UntilAnsweredAsync(() => world.Cluster.TrustOf(trust).ChangeAsync(new ChangeTrust(change, MayEvict: true)));
    }

    /// <summary>A trust enters what it has promised elsewhere, or that it has promised less, and keeps another share for its own research.</summary>
    private async Task PromiseElsewhereAsync(Study study)
    {
        var trust = AnyTrustOf(study);
        var profile = PlanningDefaults.ProfileFor(world.Cluster.Network, trust);
        var pool = profile.Pools[_random.Next(profile.Pools.Length)];
        var amount = 1 + ((int)pool.Declared.MeanPerMonth * _random.Next(0, 60) / 100);
        var thisMonth = Month.Of(OsloTime.DateAt(world.Cluster.Clock.GetUtcNow()));
        var kind = _random.Next(2) == 0 ? OtherCommitmentKind.OwnInitiated : OtherCommitmentKind.RunningElsewhere;
        var stated = new StatedCommitment(
            new($"study-{_random.Next(3)}"), "A study", "", kind, [new DeclaredRange(pool.Pool.Id, thisMonth, thisMonth + _random.Next(12), amount)]);
        var change = new TrustChange(new RequestId($"chaos-{number}-elsewhere-{++_commands}"), IfVersion: null)
        {
            OtherCommitments = [stated],
            ResearchReserves = [new ResearchReserve(pool.Pool.Id, _random.Next(40))],
        };
        await ChaoticWorld.UntilAnsweredAsync(() => world.Cluster.TrustOf(trust).ChangeAsync(new ChangeTrust(change, MayEvict: true)));
    }

    private async Task RepeatMessagesAsync()
    {
        foreach (var message in world.Calls.Messages.Where(_ => _random.Next(4) == 0).ToList())
        {
            try
            {
                await message(world.Cluster);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                // A repetition that is lost is no repetition.
            }
        }
    }

    private void LetTimePass()
    {
        if (_random.Next(3) == 0)
        {
            // Messages live far less than an hour; a trust remembers what it released for so long.
            world.Calls.DropMessages();
            world.Cluster.Clock.Advance(TimeSpan.FromHours(_random.Next(3) == 0 ? _random.Next(1, 200) : _random.Next(1, 20)));
        }
    }

    private async Task EndTheOldestAsync()
    {
        var surplus = world.Living.Take(Math.Max(0, world.Living.Count - MostLiving)).ToList();
        await Task.WhenAll(surplus.Select(async id => await SendAsync(await world.StudyAsync(id), new StudyWithdrawn("enough"))));
    }

    private TrustId AnyTrustOf(Study study) => study.Sites.IsEmpty
        ? world.Cluster.Network.Trusts[_random.Next(world.Cluster.Network.Trusts.Length)].Id
        : study.Sites[_random.Next(study.Sites.Length)].Trust;
}
