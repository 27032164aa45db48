using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Studies;

/// <summary>The stored form of a study: its history, from which everything else follows.</summary>
public sealed class StudyDocument : IHasStudyEntry, IHasFeed, IGrowingState<StudyDocument>
{
    private Study? _study;
    private int _storedEntries;

    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    public StudyId Id { get; set; }

    public ImmutableArray<HistoryEntry> History { get; set; } = [];

    /// <summary>The study that results from the history; null if the history is empty.</summary>
    [JsonIgnore]
    public Study? Study => _study ??= Domain.Studies.Study.Replay(Id, History);

    [JsonIgnore]
    public FeedOutbox Feed { get; } = new();

    [JsonIgnore]
    public StudyDocument? Addition => _storedEntries == 0 ? null : new StudyDocument { Id = Id, History = History[_storedEntries..] };

    public StudyDocument Plus(StudyDocument addition) => new() { Id = Id, History = History.AddRange(addition.History) };

    public void MarkStored() => _storedEntries = History.Length;

    /// <summary>Returns the document with more entries at the end of its history, chained to it, and the feed items that result from them.</summary>
    public StudyDocument With(StudyId id, ImmutableArray<HistoryEntry> entries)
    {
        var chained = CanonicalEntry.Chain.Extend(id, History, entries);
        var next = new StudyDocument { Id = id, History = History.AddRange(chained), _study = Study, _storedEntries = _storedEntries };
        foreach (var item in Feed.Unwritten)
        {
            next.Feed.Add(item);
        }

        foreach (var entry in chained)
        {
            var after = Domain.Studies.Study.After(next._study, id, entry);
            foreach (var item in StudyNews.Of(next._study, after, entry).Concat(StudyNotices.Of(next._study, after, entry)))
            {
                next.Feed.Add(item);
            }

            next._study = after;
        }

        return next;
    }

    public StudyEntry? ToStudyEntry() => Study is { } study
        ? new StudyEntry(
            study.Id,
            study.Sponsor,
            study.Draft.Title,
            study.State,
            study.Classification.Lead ?? Area.Unspecified,
            study.RegisteredAt,
            StudySteps.DueAt(study),
            study.Priority,
            RequestEntries.Of(study))
        {
            IdentityKeys = study.IsOver ? [] : [.. StudyIdentity.KeysOf(study.Sponsor, study.Draft).Select(key => key.Text)],
            KnownDuplicates = study.LikelyDuplicates,
            Placement = study is { PlacedAt: { } placedAt, AccountEntries: { IsEmpty: false } regions } ? new PlacementEntry(placedAt, regions) : null,
            IsBlinded = study.IsBlinded,
            Inquiry = study.Inquiry?.Outcome,
            OfferedAt = History.FirstOrDefault(entry => entry.Event is Offered)?.At,
            PlacedAt = study.PlacedAt,
            PublicFrom = study is { IsOver: false, IsBlinded: false } ? study.Release?.From : null,
            Loss = study.Inquiry?.Loss,
            StudyType = study.Draft.StudyType,
            InterventionTypes = [.. study.Draft.InterventionTypes.Distinct().Order()],
            Homes = HomesOf(study),
            Phase = study.Draft.Phase,
            ConditionGroup = study.Classification.ConditionGroup,
            SearchText = StudySearch.TextOf(study.Draft),
            Recruitment = [.. study.Sites.SelectMany(site => site.Recruited, (site, month) => new RecruitedMonth(site.Trust, month.Key, month.Value))],
            Head = HistoryChain.HeadOf(History),
        }
        : null;

    private static ImmutableArray<HomeShare> HomesOf(Study study)
    {
        var homes = study is { PlacedAt: not null, Plan: { } plan } ? plan.HomeRegions : [];
        var expected = homes.Sum(home => home.ExpectedPatients);
        return expected > 0 ? [.. homes.Where(home => home.ExpectedPatients > 0).Select(home => new HomeShare(home.Region, home.ExpectedPatients / expected))] : [];
    }
}
