using System.Diagnostics;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Registries;

namespace TrialMatch.Cli.Input;

/// <summary>Reads files of registry records of any size, record by record.</summary>
internal static class RecordFiles
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(2);

    /// <summary>Passes each record of each file to a reader, in order.</summary>
    /// <param name="report">Receives progress from time to time.</param>
    /// <returns>The number of records.</returns>
    /// <exception cref="CommandException">
    /// A file cannot be read, is incomplete, or contains something else; the message names file, line and byte.
    /// </exception>
    public static async Task<long> ReadAsync(
        IEnumerable<string> paths, Action<StreamedRecord> look, IProgress<string> report, CancellationToken cancellation)
    {
        var count = 0L;
        var sinceReport = Stopwatch.StartNew();
        foreach (var path in paths)
        {
            var file = new InputFile(path);
            count = await file.ReadAsync(
                async (stream, ended) =>
                {
                    try
                    {
                        await foreach (var record in RecordStream.ReadAsync(stream, ended))
                        {
                            look(record);
                            count++;
                            Report(file, stream);
                        }
                    }
                    catch (RecordStreamException refused)
                    {
                        throw CommandException.BadInput($"{file.Name}: {refused.Message}");
                    }

                    return count;
                },
                cancellation);
        }

        return count;

        void Report(InputFile file, Stream stream)
        {
            if (sinceReport.Elapsed >= BetweenReports)
            {
                var part = stream.CanSeek && stream.Length > 0 ? Figures.Format($" ({100 * stream.Position / stream.Length} %)") : string.Empty;
                report.Report($"{file.Name}{part}: {Figures.Whole(count)} records read");
                sinceReport.Restart();
            }
        }
    }
}
