using Microsoft.Extensions.Logging;
using TrialMatch.Host;

#pragma warning disable CA1848 // Frameworks log this way.

namespace TrialMatch.Service.Tests.Server;

/// <summary>What of a framework's repeated messages is written.</summary>
public sealed class CollapsedLogsTests
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private readonly Lines _lines = [];
    private readonly MovableTimestamps _clock = new();

    [Fact]
    public void What_is_said_again_and_again_is_written_once_and_counted_when_it_is_written_next()
    {
        var logger = new CollapsedLogger(_lines, _clock);
        foreach (var silo in (int[])[1, 2, 3])
        {
            logger.LogWarning(new TimeoutException(), "Cannot reach {Silo}", silo);
        }

        _clock.Advance(Later);
        logger.LogWarning(new TimeoutException(), "Cannot reach {Silo}", 4);
        _clock.Advance(Later);
        logger.LogWarning(new TimeoutException(), "Cannot reach {Silo}", 5);

        Assert.Equal(["Cannot reach 1", "Cannot reach 4 (2 more like this since it was last written)", "Cannot reach 5"], _lines);
    }

    [Fact]
    public void Another_message_another_level_and_another_failure_are_written()
    {
        var logger = new CollapsedLogger(_lines, _clock);
        logger.LogWarning("Cannot reach {Silo}", 1);
        logger.LogWarning("Cannot leave {Silo}", 1);
        logger.LogError("Cannot reach {Silo}", 1);
        logger.LogWarning(new TimeoutException(), "Cannot reach {Silo}", 1);
        logger.LogWarning(new EventId(7), "Cannot reach {Silo}", 1);

        Assert.Equal(5, _lines.Count);
    }

    [Fact]
    public void Each_of_more_kinds_than_are_remembered_is_written()
    {
        const int many = 2_000;
        var logger = new CollapsedLogger(_lines, _clock);
        for (var i = 0; i < many; i++)
        {
#pragma warning disable CA2254 // As frameworks do that write values into the template.
            logger.LogWarning($"Cannot reach {i}");
#pragma warning restore CA2254
        }

        Assert.Equal(many, _lines.Count);
    }

    [Theory]
    [InlineData("Orleans.Networking", 1)]
    [InlineData("Polly", 1)]
    [InlineData("TrialMatch.Api.Errors.FailureInterceptor", 2)]
    [InlineData("PollyOfOthers", 2)]
    public void Only_frameworks_are_collapsed(string category, int written)
    {
        using var logs = new CollapsedLogs(new LoggerFactory([_lines]));
        var logger = logs.CreateLogger(category);
        logger.LogError("Failed");
        logger.LogError("Failed");

        Assert.Equal(written, _lines.Count);
    }

    private sealed class Lines : List<string>, ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }

    private sealed class MovableTimestamps : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
