namespace TrialMatch.Host;

/// <summary>Which log messages are written: ours from the least severity asked for, the frameworks' only when something is amiss.</summary>
internal sealed class LogRules(LogLevel least)
{
    private static readonly string[] Frameworks = ["Orleans", "Microsoft", "Grpc", "Polly"];

    // Its first check compares with a clock that starts at zero and cries wolf once at every start.
    private const string Watchdog = "Orleans.Runtime.Watchdog";

    private volatile bool _hasStarted;

    /// <summary>
    /// Until then the frameworks are silent: what keeps a server from starting is thrown, and each layer
    /// that it passes would log it once more, with its stack.
    /// </summary>
    public void HasStarted() => _hasStarted = true;

    public void AddTo(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(least);
        logging.Services.Configure<LoggerFilterOptions>(filters =>
        {
            foreach (var framework in Frameworks)
            {
                filters.Rules.Add(OnceStarted(framework, LogLevel.Warning));
            }

            filters.Rules.Add(OnceStarted(Watchdog, LogLevel.Error));
        });
    }

    // The level is asked first and costs nothing on the frameworks' hot paths.
    private LoggerFilterRule OnceStarted(string category, LogLevel level) =>
        new(providerName: null, category, level > least ? level : least, (_, _, _) => _hasStarted);
}
