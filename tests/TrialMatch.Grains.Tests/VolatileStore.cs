using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests;

/// <summary>
/// A store that outlives silos and can fail on demand: before a write, or after it succeeded. State is kept as the JSON that
/// the real stores keep; ETags are guarded as theirs are.
/// </summary>
internal sealed class VolatileStore : IGrainStorage, IStudyRegistry
{
    private readonly Lock _oneNewStudy = new();
    private readonly ConcurrentDictionary<string, (ImmutableArray<string> Parts, long Version, StudyEntry? Entry)> _records = new();

    /// <summary>What the writes that succeeded told the feed.</summary>
    public VolatileFeed Feed { get; } = new();

    /// <summary>Decides the fate of each write; none fails where it is null.</summary>
    public Func<WriteFate>? NextFate { get; set; }

    /// <summary>Decides the fate of each write by the state's name, where <see cref="NextFate"/> does not.</summary>
    public Func<string, WriteFate>? FateOf { get; set; }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        if (_records.TryGetValue(KeyOf(stateName, grainId), out var record))
        {
            grainState.State = Read<T>(stateName, grainId, record.Parts);
            grainState.ETag = record.Version.ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
            grainState.ETag = null;
            grainState.RecordExists = false;
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (state, part) = (grainState.State, StoredParts.Of(grainState.State));
        var entry = (state as IHasStudyEntry)?.ToStudyEntry();
        var outbox = (state as IHasFeed)?.Feed;
        var items = outbox?.Unwritten ?? [];
        await Task.Yield();
        var fate = NextFate?.Invoke() ?? FateOf?.Invoke(stateName) ?? WriteFate.Succeeds;
        if (fate == WriteFate.FailsBefore)
        {
            throw new IOException("the store failed before it wrote");
        }

        var version = Write(KeyOf(stateName, grainId), part, grainState.ETag, entry);
        Feed.Append(items);
        if (fate == WriteFate.FailsAfter)
        {
            throw new TimeoutException("the store wrote, and then its answer was lost");
        }

        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        (state as IGrowingState<T>)?.MarkStored();
        outbox?.RemoveWritten(items.Length);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("no grain clears its state");

    public Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new StudyPage([.. Entries().OrderBy(entry => entry.Id.Value, StringComparer.Ordinal)], string.Empty));

    public Task<IReadOnlyList<StudyEntry>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StudyEntry>>([.. Entries().Where(entry => entry.DueAt <= now).Take(limit)]);

    public Task<RequestPage> ListRequestsAsync(RequestQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new RequestPage(
            [
                .. Entries().SelectMany(entry => entry.Requests)
                    .Where(request => query.Area is null || request.Area == query.Area)
                    .Where(request => query.Trust is null || request.Trust == query.Trust)
                    .Where(request => query.State is null || request.State == query.State)
                    .OrderBy(request => request.AnswerBy)
                    .ThenBy(request => request.AskedAt)
                    .ThenBy(request => request.Study.Value, StringComparer.Ordinal)
                    .ThenBy(request => request.Trust.Value, StringComparer.Ordinal),
            ],
            string.Empty));

    public Task<IReadOnlyList<StudyEntry>> ListWaitingAsync(Area? lead, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StudyEntry>>([.. Waiting().Where(entry => lead is null || entry.Lead == lead).Take(limit)]);

    public Task<int> CountWaitingBeforeAsync(
        Area lead, int priority, DateTimeOffset registeredAt, StudyId study, CancellationToken cancellationToken) =>
        Task.FromResult(Waiting().Count(entry => entry.Lead == lead
            && (-entry.Priority, entry.RegisteredAt, string.CompareOrdinal(entry.Id.Value, study.Value))
                .CompareTo((-priority, registeredAt, 0)) < 0));

    public Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(
        ImmutableArray<string> identityKeys, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LikelyDuplicate>>(
        [
            .. identityKeys.SelectMany(key => Having(key).Select(entry => new LikelyDuplicate(key, entry.Id, entry.Sponsor))),
        ]);

    public Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(
        Entries().Select(entry => entry.Placement).OfType<PlacementEntry>()
            .Where(placement => placement.PlacedAt >= since && placement.PlacedAt < before)
            .Aggregate(RegionalAccount.Empty, (account, placement) => account.With(placement.Regions)));

    public Task<IReadOnlyList<StudyEntry>> ListPublicAsync(DateOnly today, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StudyEntry>>([
            .. Entries()
                .Where(entry => entry.PublicFrom <= today && entry.State is (StudyState.Placed or StudyState.Recruiting))
                .OrderByDescending(entry => entry.PlacedAt).ThenBy(entry => entry.Id.Value, StringComparer.Ordinal).Take(limit),
        ]);

    public Task<ConversionRecord> CountConversionsAsync(CancellationToken cancellationToken)
    {
        var ended = Entries()
            .Where(entry => entry.Inquiry is { } inquiry && inquiry != InquiryOutcome.Open)
            .Where(entry => entry.Inquiry != InquiryOutcome.Confirmed || entry.State is > StudyState.Offered and not StudyState.Triage and not StudyState.Waitlisted)
            .ToList();
        var placed = ended.Count(entry => entry.State is StudyState.Placed or StudyState.Recruiting or StudyState.Closed);
        return Task.FromResult(new ConversionRecord(ended.Count, placed));
    }

    public Task<IReadOnlyList<RequestFact>> ListRequestFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No grain reads indicators.");

    public Task<IReadOnlyList<StudyFact>> ListStudyFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No grain reads indicators.");

    public Task<IReadOnlyList<RecruitmentFact>> ListRecruitmentFactsAsync(Month from, Month to, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No grain reads indicators.");

    public Task<IReadOnlyList<ActivityFact>> ListActivityAsync(Month from, Month to, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No grain reads the activity report.");

    public Task<HistoryHead?> FindHeadAsync(StudyId study, CancellationToken cancellationToken) =>
        Task.FromResult(Entries().FirstOrDefault(entry => entry.Id == study)?.Head);

    public IEnumerable<StudyEntry> Entries() => _records.Values.Select(record => record.Entry).OfType<StudyEntry>();

    /// <summary>Counts the writes of a study.</summary>
    public long VersionOf(StudyId study) => _records.Values.Single(record => record.Entry?.Id == study).Version;

    /// <summary>Puts in the place of a state what cannot be read.</summary>
    public void Spoil(string stateName, GrainId grainId) =>
        _records.AddOrUpdate(KeyOf(stateName, grainId), _ => (["{"], 1, null), (_, standing) => (["{"], standing.Version, standing.Entry));

    private static T Read<T>(string stateName, GrainId grainId, ImmutableArray<string> parts)
    {
        try
        {
            return StoredParts.Read<T>(parts);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"Cannot read {KeyOf(stateName, grainId)}", failure);
        }
    }

    private IEnumerable<StudyEntry> Waiting() => Entries()
        .Where(entry => entry.State == StudyState.Waitlisted)
        .OrderByDescending(entry => entry.Priority)
        .ThenBy(entry => entry.RegisteredAt)
        .ThenBy(entry => entry.Id.Value, StringComparer.Ordinal);

    private IEnumerable<StudyEntry> Having(string identityKey) => Entries().Where(entry => entry.IdentityKeys.Contains(identityKey));

    private long Write(string key, (string Json, bool IsAddition) part, string? etag, StudyEntry? entry)
    {
        var expected = etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
        lock (_oneNewStudy)
        {
            RequireDuplicatesKnown(key, entry);
            var written = _records.AddOrUpdate(
                key,
                _ => expected == 0 ? (StoredParts.With([], part), 1, entry) : throw Conflict(key, "none", etag),
                (_, standing) => standing.Version == expected
                    ? (StoredParts.With(standing.Parts, part), standing.Version + 1, entry)
                    : throw Conflict(key, standing.Version.ToString(CultureInfo.InvariantCulture), etag));
            return written.Version;
        }
    }

    private void RequireDuplicatesKnown(string key, StudyEntry? entry)
    {
        if (entry is not null && !_records.ContainsKey(key)
            && entry.IdentityKeys.SelectMany(Having).FirstOrDefault(other => !entry.KnownDuplicates.Contains(other.Id)) is { } unknown)
        {
            throw new DuplicateNotKnownException($"{key} does not know of {unknown.Id}");
        }
    }

    private static InconsistentStateException Conflict(string key, string stored, string? etag) =>
        new($"{key} was written by someone else", stored, etag);

    private static string KeyOf(string stateName, GrainId grainId) => $"{grainId}/{stateName}";
}

/// <summary>What becomes of a write.</summary>
internal enum WriteFate
{
    Succeeds = 0,
    FailsBefore = 1,
    FailsAfter = 2,
}
