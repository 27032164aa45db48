using System.Collections.Immutable;
using TrialMatch.Api.Load;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;
using PublicRelease = TrialMatch.Domain.Studies.PublicRelease;
using IndicatorPeriod = TrialMatch.Domain.Indicators.IndicatorPeriod;
using Study = TrialMatch.Domain.Studies.Study;

namespace TrialMatch.Api.Services;

/// <summary>What the public may see, read anew at most once a minute however many ask. Nobody who asks can make it read more.</summary>
internal sealed class PublicWindow : IDisposable
{
    /// <summary>The age up to which a view is shown.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    /// <summary>More than all industry trials that are open in Norway.</summary>
    private const int MaxTrials = 10_000;

    private const int MonthsCounted = 24;

    private readonly IGrainFactory _grains;
    private readonly IStudyRegistry _registry;
    private readonly NetworkSeed _network;
    private readonly TimeProvider _clock;
    private readonly Remembered<PublicView> _view;

    public PublicWindow(IGrainFactory grains, IStudyRegistry registry, NetworkSeed network, TimeProvider clock)
    {
        (_grains, _registry, _network, _clock) = (grains, registry, network, clock);
        _view = new Remembered<PublicView>(MaxAge, clock, ReadAnewAsync);
    }

    public Task<PublicView> ReadAsync(CancellationToken cancellation) => _view.GetAsync(cancellation);

    /// <summary>Has the next who asks see what is so now: here, at once; through other processes within <see cref="MaxAge"/>.</summary>
    public void Forget() => _view.Forget();

    public void Dispose() => _view.Dispose();

    private async Task<PublicView> ReadAnewAsync(CancellationToken cancellation)
    {
        var today = OsloTime.DateAt(_clock.GetUtcNow());
        var thisMonth = Month.Of(today);
        var periods = IndicatorPeriod.Between(PeriodKind.Month, thisMonth - (MonthsCounted - 1), thisMonth);
        return new PublicView(await ReadTrialsAsync(today, cancellation), await ReadFieldsAsync(periods[0].Begins, periods[^1].Ends, cancellation), periods[0].First.FirstDay, today);
    }

    private async Task<ImmutableArray<PublicTrial>> ReadTrialsAsync(DateOnly today, CancellationToken cancellation)
    {
        var entries = await _registry.ListPublicAsync(today, MaxTrials, cancellation);
        var studies = await Task.WhenAll(entries.Select(async entry => (await _grains.GetGrain<IStudyGrain>(entry.Id.Value).GetAsync()).Study));

        // The study decides, not its row: the row may be older.
        var shown = studies.OfType<Study>().Where(study => PublicRelease.IsPublic(study, today)).ToList();
        var sponsors = await Task.WhenAll(shown.Select(study => study.Sponsor).Distinct().Select(async id => (Id: id, Reply: await _grains.GetGrain<ISponsorGrain>(id.Value).GetAsync())));
        var names = sponsors.ToDictionary(sponsor => sponsor.Id, sponsor => sponsor.Reply.Sponsor?.DisplayName ?? string.Empty);
        return [.. shown.Select(study => study.ToPublic(names[study.Sponsor], NameOf))];
    }

    private async Task<ImmutableArray<PublicField>> ReadFieldsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellation)
    {
        var facts = PeriodFacts.None with
        {
            Requests = await _registry.ListRequestFactsAsync(from, before, cancellation),
            Studies = await _registry.ListStudyFactsAsync(from, before, cancellation),
        };
        var country = new IndicatorCountry(_network);
        var replies = await Task.WhenAll(_network.Trusts.Select(trust => _grains.GetGrain<ITrustGrain>(trust.Id.Value).GetProfileAsync()));
        ImmutableArray<TrustProfile> profiles = [.. replies.Select(reply => reply.Profile).OfType<TrustProfile>()];
        return [.. CentreAreas.All.Select(area => PublicFields.Of(area, profiles, PeriodIndicators.Of(new IndicatorScope.OfCentre(area), facts, country)))];
    }

    private string NameOf(TrustId trust) => _network.FindTrust(trust)?.Name ?? trust.Value;
}
