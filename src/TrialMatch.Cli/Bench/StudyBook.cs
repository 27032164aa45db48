using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>The studies that a benchmark has registered, and what can be done with them next.</summary>
internal sealed class StudyBook
{
    private readonly ConcurrentQueue<SiteRequest> _open = new();
    private readonly ConcurrentQueue<string> _offered = new();
    private readonly ConcurrentDictionary<(string Study, string Trust), SiteRequest.Types.State> _asked = new();
    private readonly ConcurrentDictionary<Study.Types.State, int> _registered = new();
    private readonly List<string> _names = [];
    private readonly Lock _guard = new();

    /// <summary>What became of each study as it was registered.</summary>
    public IReadOnlyDictionary<Study.Types.State, int> Registered => new SortedDictionary<Study.Types.State, int>(_registered);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_guard)
            {
                return [.. _names];
            }
        }
    }

    public void AddRegistered(Study study)
    {
        _registered.AddOrUpdate(study.State, 1, (_, count) => count + 1);
        lock (_guard)
        {
            _names.Add(study.Name);
        }

        AddAnswered(study);
    }

    /// <summary>Notes what an answer made possible: other sites asked, or an offer.</summary>
    public void AddAnswered(Study study)
    {
        foreach (var request in study.Requests)
        {
            var isNew = _asked.TryAdd((request.Study, request.Trust), request.State);
            if (isNew && IsOpen(request.State))
            {
                _open.Enqueue(request);
            }

            // One that was withdrawn since, because another site declined, is not answered.
            if (!isNew && !IsOpen(request.State))
            {
                _asked[(request.Study, request.Trust)] = request.State;
            }
        }

        if (study.State == Study.Types.State.Offered)
        {
            _offered.Enqueue(study.Name);
        }
    }

    public bool TryTakeRequest([NotNullWhen(true)] out SiteRequest? request)
    {
        while (_open.TryDequeue(out request))
        {
            if (IsOpen(_asked[(request.Study, request.Trust)]))
            {
                return true;
            }
        }

        return false;
    }

    public bool TryTakeOffer([NotNullWhen(true)] out string? study) => _offered.TryDequeue(out study);

    public bool TryPick(Random random, [NotNullWhen(true)] out string? study)
    {
        lock (_guard)
        {
            study = _names.Count == 0 ? null : _names[random.Next(_names.Count)];
            return study is not null;
        }
    }

    private static bool IsOpen(SiteRequest.Types.State state) => state == SiteRequest.Types.State.Open;
}
