namespace TrialMatch.Storage.Registry;

/// <summary>
/// Wakes those in this process who wait for a topic. It says only that there may be more: whoever is woken looks. A waiter
/// enters before it looks for the last time, so that nothing committed in between goes unsaid.
/// </summary>
internal sealed class FeedSignal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>For tests: topics that somebody waits for.</summary>
    public int TopicCount
    {
        get
        {
            lock (_gate)
            {
                return _topics.Count;
            }
        }
    }

    /// <summary>From here on nothing is missed. Disposing of it leaves.</summary>
    public Waiter Enter(string name)
    {
        lock (_gate)
        {
            if (!_topics.TryGetValue(name, out var topic))
            {
                topic = new Topic();
                _topics.Add(name, topic);
            }

            topic.Waiters++;
            return new Waiter(this, name, topic);
        }
    }

    public void Raise(string name)
    {
        lock (_gate)
        {
            if (_topics.Remove(name, out var topic))
            {
                topic.Raised.SetResult();
            }
        }
    }

    public void RaiseAll()
    {
        lock (_gate)
        {
            foreach (var topic in _topics.Values)
            {
                topic.Raised.SetResult();
            }

            _topics.Clear();
        }
    }

    private void Leave(string name, Topic topic)
    {
        lock (_gate)
        {
            topic.Waiters--;
            if (topic.Waiters == 0 && _topics.TryGetValue(name, out var standing) && standing == topic)
            {
                _topics.Remove(name);
            }
        }
    }

    internal sealed class Waiter(FeedSignal signal, string name, Topic topic) : IDisposable
    {
        /// <summary>Completes when the topic is raised.</summary>
        public Task Raised => topic.Raised.Task;

        public void Dispose() => signal.Leave(name, topic);
    }

    /// <summary>Those who wait for the same next entry.</summary>
    internal sealed class Topic
    {
        // Waiters go on on their own threads, never on the writer's.
        public TaskCompletionSource Raised { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }
    }
}
