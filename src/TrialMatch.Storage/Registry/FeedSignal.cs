namespace TrialMatch.Storage.Registry;

/// <summary>
/// Wakes waiters of a topic in this process. A signal only means that there may be new entries, and a woken waiter reads again. A waiter
/// enters before its last read, so it cannot miss a commit in between.
/// </summary>
internal sealed class FeedSignal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>The topics that have waiters; for tests.</summary>
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

    /// <summary>Enters the waiters of a topic: no signal is missed from now on. Dispose of the result to leave.</summary>
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
        /// <summary>Completes when the topic is signalled.</summary>
        public Task Raised => topic.Raised.Task;

        public void Dispose() => signal.Leave(name, topic);
    }

    /// <summary>The waiters for the same next entry.</summary>
    internal sealed class Topic
    {
        // Waiters continue on threads of their own, never on the writer's.
        public TaskCompletionSource Raised { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiters { get; set; }
    }
}
