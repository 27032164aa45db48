using Microsoft.Extensions.DependencyInjection.Extensions;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Host;

/// <summary>Decides which log messages are written: the project's own from the minimum level, those of frameworks only from warnings.</summary>
/// <param name="least">The minimum level of the project's own.</param>
/// <param name="isAudited">Whether what overseers read is written, whatever the minimum level is.</param>
internal sealed class LogRules(LogLevel least, bool isAudited)
{
    private static readonly string[] Frameworks = ["Orleans", "Microsoft", "Grpc"];

    // Who oversees others and reads what these keep to themselves.
    private const string Audit = "TrialMatch.Audit";

    // Its first check compares with a clock that starts at zero, which gives a false alarm at every start.
    private const string Watchdog = "Orleans.Runtime.Watchdog";

    // It would repeat each fault at every probe; every fault is logged once by its own source.
    private const string HealthChecks = "Microsoft.Extensions.Diagnostics.HealthChecks";

    // Orleans logs each failed read and write, with its stack, under the store's class name.
    private const string ReadsAndWrites = "TrialMatch.Storage.*GrainStorage";

    // It logs each write that another one was ahead of, with its stack; the store says what it means where it means something.
    private const string BlobStorage = "Orleans.Storage.AzureBlobGrainStorage";

    // A silo that is shutting down places no more grains, and each layer reports every late call, several times.
    private static readonly string[] Placement = ["Polly", "Orleans.Messaging"];

    // The same; it also logs each unreadable grain twice, with its stack.
    private const string Activation = "Orleans.Grain";

    private static readonly string[] AllFrameworks = [.. Frameworks, .. Placement];

    private volatile IStoreHealth? _store;
    private volatile bool _hasStarted;
    private volatile bool _isToEnd;

    /// <summary>
    /// Silences the frameworks until the server has started: an error that prevents the start is thrown, and each layer would otherwise
    /// log it again, with its stack.
    /// </summary>
    public void HasStarted() => _hasStarted = true;

    /// <summary>Stops logging of single calls that come too late, from the start of shutdown.</summary>
    public void IsToEnd() => _isToEnd = true;

    /// <summary>
    /// Stops logging of single failed reads and grains while this store is in trouble, since the store logs its trouble itself, once.
    /// </summary>
    public void Heed(IStoreHealth store) => _store = store;

    /// <summary>Whether a logger is not the project's own.</summary>
    public static bool IsOfFramework(string category) =>
        AllFrameworks.Any(framework => category == framework || category.StartsWith(framework + '.', StringComparison.Ordinal));

    public void AddTo(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(least);
        logging.Services.AddSingleton<LoggerFactory>();
        logging.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(services => new CollapsedLogs(services.GetRequiredService<LoggerFactory>())));
        logging.Services.Configure<LoggerFilterOptions>(filters =>
        {
            foreach (var framework in Frameworks)
            {
                filters.Rules.Add(OnceStarted(framework, LogLevel.Warning));
            }

            foreach (var category in Placement)
            {
                filters.Rules.Add(new LoggerFilterRule(providerName: null, category, AtLeast(LogLevel.Warning), (_, _, _) => _hasStarted && !_isToEnd));
            }

            filters.Rules.Add(new LoggerFilterRule(
                providerName: null, Activation, AtLeast(LogLevel.Warning), (_, _, _) => _hasStarted && !_isToEnd && _store?.Trouble is null));

            filters.Rules.Add(new LoggerFilterRule(providerName: null, Audit, isAudited ? LogLevel.Information : LogLevel.None, filter: null));

            filters.Rules.Add(OnceStarted(Watchdog, LogLevel.Error));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, HealthChecks, LogLevel.None, filter: null));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, BlobStorage, LogLevel.None, filter: null));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, ReadsAndWrites, least, (_, _, _) => _store?.Trouble is null));
        });
    }

    // Check the level first: it costs nothing on the frameworks' hot paths.
    private LoggerFilterRule OnceStarted(string category, LogLevel level) =>
        new(providerName: null, category, AtLeast(level), (_, _, _) => _hasStarted);

    private LogLevel AtLeast(LogLevel level) => level > least ? level : least;
}
