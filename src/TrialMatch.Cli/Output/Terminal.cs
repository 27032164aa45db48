using System.Globalization;
using System.Text;
using Google.Protobuf;
using Spectre.Console;

namespace TrialMatch.Cli.Output;

/// <summary>
/// Where the process prints: replies to standard output, notes and errors to standard error. Every text that passes
/// through is made safe; colours and live progress only where a person looks at a terminal.
/// </summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>The width of what nothing bounds: a file or a pipe, where COLUMNS is not set.</summary>
    public const int Unbounded = int.MaxValue;

    // In less, no layout would be readable.
    private const int LeastWidth = 20;
    private const int LongestError = 2_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation("  "));
    private static readonly JsonFormatter LineFormatter = new(JsonFormatter.Settings.Default);

    private static readonly JsonFormatter AnswerFormatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation("  "));
    private static readonly JsonFormatter AnswerLineFormatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _notes;
    private readonly bool _isOutputTerminal;
    private readonly bool _isErrorTerminal;
    private readonly TextReader? _answers;

    private Terminal(TextWriter standardOutput, TextWriter standardError, bool isOutputTerminal, bool isErrorTerminal, TextReader? answers, int width)
    {
        _answers = answers;
        StandardOutput = standardOutput;
        StandardError = standardError;
        _out = Render(standardOutput, isOutputTerminal);
        _notes = Render(standardError, isErrorTerminal);
        _isOutputTerminal = isOutputTerminal;
        _isErrorTerminal = isErrorTerminal;
        Width = Math.Max(width, LeastWidth);
    }

    public TextWriter StandardOutput { get; }

    public TextWriter StandardError { get; }

    /// <summary>The most characters on a line of text for people.</summary>
    public int Width { get; }

    public static Terminal OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
        WidthOfProcess());

    /// <summary>Somebody is there to answer a question.</summary>
    public bool CanAsk => _answers is not null;

    /// <summary>A terminal that nobody looks at: plain text.</summary>
    /// <param name="answers">Where answers to questions come from; null where nobody answers any.</param>
    public static Terminal Of(TextWriter standardOutput, TextWriter standardError, TextReader? answers = null, int width = Unbounded) =>
        new(standardOutput, standardError, false, false, answers, width);

    public void Line(string text = "") => WriteLines(TextFold.Paragraph(SafeText.Line(text), Width));

    /// <summary>Something to copy, which stays whole: on a line of its own where it would be folded.</summary>
    public void ToCopy(string what, string text)
    {
        var line = SafeText.Line($"{what} {text}");
        WriteLines(TextFold.WidthOf(line) <= Width ? [line] : [SafeText.Line(what), SafeText.Line(text)]);
    }

    public void Heading(string text)
    {
        var lines = TextFold.Paragraph(SafeText.Line(text), Width);
        if (_isOutputTerminal)
        {
            _out.Write(new Text(string.Join('\n', lines) + "\n", new Style(decoration: Decoration.Bold)));
        }
        else
        {
            WriteLines(lines);
        }
    }

    public void Table(TextTable table) => WriteLines(table.Lines(Width));

    /// <summary>A reply, indented.</summary>
    public void Json(IMessage reply) => StandardOutput.WriteLine(Formatter.Format(reply));

    /// <summary>A reply on a line of its own, for streams of replies.</summary>
    public void JsonLine(IMessage reply) => StandardOutput.WriteLine(LineFormatter.Format(reply));

    /// <summary>A calculator's answer, with the fields that are zero or empty: a program reads them.</summary>
    public void Answer(IMessage answer, bool isIndented) =>
        StandardOutput.WriteLine((isIndented ? AnswerFormatter : AnswerLineFormatter).Format(answer));

    /// <summary>Calculators' answers as one array, an answer a line.</summary>
    public void JsonArray(IReadOnlyList<IMessage> answers) =>
        StandardOutput.WriteLine("[" + string.Join(",\n", answers.Select(answer => AnswerLineFormatter.Format(answer))) + "]");

    /// <summary>Something to know that is not part of the reply.</summary>
    public void Note(string text) => StandardError.WriteLine(SafeText.Line(text));

    public void Error(string text)
    {
        var line = SafeText.Line(text);
        StandardError.WriteLine("trialmatch: " + (line.Length <= LongestError ? line : string.Concat(line.AsSpan(0, LongestError), "…")));
    }

    /// <summary>Asks, where <see cref="CanAsk"/>. Anything but a yes is a no.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellation)
    {
        StandardError.Write(SafeText.Line(question) + " [y/N] ");

        // A console's reader cannot be interrupted: whoever ends the command does not wait for it.
        var answer = await Task.Run(_answers!.ReadLine, cancellation).WaitAsync(cancellation);
        return answer?.Trim() is { } said && (said.Equals("y", StringComparison.OrdinalIgnoreCase) || said.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Does something that takes a while, saying what.</summary>
    public async Task<T> ProgressAsync<T>(string doing, Func<Task<T>> work)
    {
        if (_isErrorTerminal)
        {
            return await _notes.Status().StartAsync(Markup.Escape(SafeText.Line(doing)), _ => work());
        }

        Note(doing);
        return await work();
    }

    /// <summary>Does something that takes long, and says how far it is as it is told to.</summary>
    public async Task<T> ProgressAsync<T>(string doing, Func<IProgress<string>, Task<T>> work)
    {
        if (_isErrorTerminal)
        {
            return await _notes.Status().StartAsync(
                Markup.Escape(SafeText.Line(doing)), status => work(new Report(text => status.Status(Markup.Escape(SafeText.Line(text))))));
        }

        return await work(new Report(Note));
    }

    public void Dispose()
    {
        StandardOutput.Dispose();
        StandardError.Dispose();
    }

    private void WriteLines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            StandardOutput.WriteLine(line);
        }
    }

    // COLUMNS is how people say it for a pipe, and it stands above what the terminal says.
    private static int WidthOfProcess() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns
        : Console.IsOutputRedirected || Console.WindowWidth <= 0 ? Unbounded
        : Console.WindowWidth;

    private static IAnsiConsole Render(TextWriter writer, bool isTerminal) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            // Build servers' profiles turn colours on even where the output goes to a file.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

    /// <summary>Says it at once, unlike the framework's, which does so some time later.</summary>
    private sealed class Report(Action<string> say) : IProgress<string>
    {
        void IProgress<string>.Report(string value) => say(value);
    }
}
