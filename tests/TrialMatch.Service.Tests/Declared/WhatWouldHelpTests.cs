using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>What is told that a change of capacity would do, against what it does where it is made.</summary>
public sealed class WhatWouldHelpTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const string Trust = "trusts/ous";
    private const string Nurses = "study-nurse-minutes";
    private const int Few = 20_000;
    private const int More = 400_000;
    private static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_studies_that_are_told_to_be_helped_are_served_once_the_capacity_is_declared()
    {
        await DeclareAsync(Trust, "few", Few);
        var study = await WaitingAsync(await Client.SponsorAsync("helped"));

        var told = await AssessAsync(Trust, new CapacityIncrease { PoolId = Nurses, UnitsPerMonth = More });
        Assert.Equal((1, 0), (told.WaitingStudies, told.WaitingStudiesLeftOut));
        var effect = Assert.Single(told.Effects);
        Assert.Equal((Trust, 1, study.Draft.TargetPatients), (effect.Trust, effect.OnWaiting.Studies, effect.OnWaiting.Patients));
        Assert.Equal((Area.BrainHealth, 1), Assert.Single(effect.OnWaiting.ByArea) is var area ? (area.Area, area.Studies) : default);
        Assert.True(effect.OnWaiting.ExpectedPatientsHere > 0);
        Assert.Equal(State.Waitlisted, (await NowAsync(study)).State);

        await DeclareAsync(Trust, "more", Few + More);
        using var stop = new CancellationTokenSource(LongestSweep);
        while ((await NowAsync(study)).State != State.Requested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), stop.Token);
        }
    }

    [Fact]
    public async Task A_study_that_was_not_feasible_is_told_to_be_helped_by_what_the_trust_had_none_of()
    {
        const string without = "trusts/ahus";
        await DeclareAsync(without, "none", 0);
        var refused = await Client.RegisterAsync("refused", await Client.SponsorAsync("refused"), OnlyAt(without, "Refused"));
        Assert.Equal(State.NotFeasible, refused.State);

        var effect = Assert.Single((await AssessAsync(without, new CapacityIncrease { PoolId = Nurses, UnitsPerMonth = More })).Effects);

        Assert.Equal((0, 1, 2), (effect.OnWaiting.Studies, effect.OnRefused.Studies, effect.OnRefused.Patients));
    }

    [Fact]
    public async Task For_a_region_each_of_its_trusts_is_tried_and_one_that_is_open_already_is_told()
    {
        var request = new AssessCapacityChangeRequest { Parent = "regions/north", OpenedArea = Area.Gastrointestinal };
        var reply = await Client.Network.AssessCapacityChangeAsync(request, ApiClient.Options);

        Assert.Equal(
            ["trusts/finnmark", "trusts/helgeland", "trusts/nordland", "trusts/unn"], reply.Effects.Select(effect => effect.Trust).Order(StringComparer.Ordinal));
        Assert.True(reply.Effects.Single(effect => effect.Trust == "trusts/unn").AlreadyOpen);
    }

    [Fact]
    public async Task A_wrong_question_is_refused_by_its_field()
    {
        await Refusals.AssertInvalidAsync("change", () => AskAsync(new AssessCapacityChangeRequest { Parent = Trust }));
        await Refusals.AssertInvalidAsync("opened_area", () => AskAsync(new AssessCapacityChangeRequest { Parent = Trust, OpenedArea = Area.Unspecified }));
        await Refusals.AssertInvalidAsync("parent", () => AskAsync(new AssessCapacityChangeRequest { Parent = "networks/norway", OpenedArea = Area.Cancer }));
        await Refusals.AssertInvalidAsync("more.pool_id", () => AssessAsync(Trust, new CapacityIncrease { PoolId = "eligible-patients.breast-cancer", UnitsPerMonth = 1 }));
        await Refusals.AssertInvalidAsync("more.units_per_month", () => AssessAsync(Trust, new CapacityIncrease { PoolId = Nurses }));
        await Refusals.AssertInvalidAsync("more.area", () => AssessAsync(Trust, new CapacityIncrease { PoolId = Nurses, UnitsPerMonth = 1, Area = (Area)99 }));
        await Refusals.AssertRefusedAsync(
            StatusCode.NotFound, "NOT_FOUND", [], () => AssessAsync("regions/wst", new CapacityIncrease { PoolId = Nurses, UnitsPerMonth = 1 }));
    }

    /// <summary>Registers studies until one has to wait for nurses.</summary>
    private async Task<Study> WaitingAsync(string sponsor)
    {
        for (var number = 1; number <= 60; number++)
        {
            if (await Client.RegisterAsync($"h{number}", sponsor, OnlyAt(Trust, $"Helped {number}")) is { State: State.Waitlisted } study)
            {
                return study;
            }
        }

        throw new InvalidOperationException("Expected one of 60 studies to wait.");
    }

    private static StudyDraft OnlyAt(string trust, string title)
    {
        var draft = Drafts.Of(title, "Epilepsy", target: 2);
        draft.RequiredTrusts.Add(trust);
        draft.MaxSites = 1;

        // One site alone may never open, so that it reaches no higher probability.
        draft.Probability = 0.6;
        return draft;
    }

    private async Task DeclareAsync(string trust, string id, int amount) => await Client.Capacity.DeclareCapacityAsync(
        new DeclareCapacityRequest
        {
            RequestId = id,
            Name = trust,
            Declarations =
            {
                new CapacityDeclaration
                {
                    PoolId = Nurses,
                    FirstMonth = Drafts.Date(Today.InOslo),
                    LastMonth = Drafts.Date(Today.InOslo.AddMonths(118)),
                    Amount = amount,
                },
            },
        },
        ApiClient.Options);

    private Task<AssessCapacityChangeResponse> AssessAsync(string parent, CapacityIncrease more) =>
        AskAsync(new AssessCapacityChangeRequest { Parent = parent, More = more });

    private async Task<AssessCapacityChangeResponse> AskAsync(AssessCapacityChangeRequest request) =>
        await Client.Network.AssessCapacityChangeAsync(request, ApiClient.Options);

    private async Task<Study> NowAsync(Study study) => await Client.Studies.GetStudyAsync(new GetStudyRequest { Name = study.Name }, ApiClient.Options);
}
