using System.Globalization;
using System.Text;
using Google.Protobuf;
using Spectre.Console;

namespace TrialMatch.Cli.Output;

/// <summary>
/// The process's output: replies to standard output, notes and errors to standard error. All text is made safe; colours and live progress
/// appear only on a terminal.
/// </summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>The width of unbounded output: a file or a pipe, if COLUMNS is not set.</summary>
    public const int Unbounded = int.MaxValue;

    // With less, no layout would be readable.
    private const int MinWidth = 20;
    private const int MaxErrorLength = 2_000;

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
        Width = Math.Max(width, MinWidth);
    }

    public TextWriter StandardOutput { get; }

    public TextWriter StandardError { get; }

    /// <summary>The maximum number of characters on a line of text for people.</summary>
    public int Width { get; }

    public static Terminal OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.In,
        WidthOfProcess());

    /// <summary>Whether somebody can answer a question.</summary>
    public bool CanAsk => _answers is not null;

    /// <summary>Creates a terminal without a screen: plain text.</summary>
    /// <param name="answers">Where answers to questions come from; null if nobody answers.</param>
    public static Terminal Of(TextWriter standardOutput, TextWriter standardError, TextReader? answers = null, int width = Unbounded) =>
        new(standardOutput, standardError, false, false, answers, width);

    public void Line(string text = "") => WriteLines(TextFold.Paragraph(SafeText.Line(text), Width));

    /// <summary>Prints a text to copy without folding it: on a line of its own if it would not fit.</summary>
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

    /// <summary>Prints a reply, indented.</summary>
    public void Json(IMessage reply) => StandardOutput.WriteLine(Formatter.Format(reply));

    /// <summary>Prints a reply on a line of its own, for streams of replies.</summary>
    public void JsonLine(IMessage reply) => StandardOutput.WriteLine(LineFormatter.Format(reply));

    /// <summary>Prints a calculator's answer for programs, including fields that are zero or empty.</summary>
    public void Answer(IMessage answer, bool isIndented) =>
        StandardOutput.WriteLine((isIndented ? AnswerFormatter : AnswerLineFormatter).Format(answer));

    /// <summary>Prints calculators' answers as one array, one answer per line.</summary>
    public void JsonArray(IReadOnlyList<IMessage> answers) =>
        StandardOutput.WriteLine("[" + string.Join(",\n", answers.Select(answer => AnswerLineFormatter.Format(answer))) + "]");

    /// <summary>Prints a note that is not part of the reply.</summary>
    public void Note(string text) => StandardError.WriteLine(SafeText.Line(text));

    public void Error(string text)
    {
        var line = SafeText.Line(text);
        StandardError.WriteLine("trialmatch: " + (line.Length <= MaxErrorLength ? line : string.Concat(line.AsSpan(0, MaxErrorLength), "…")));
    }

    /// <summary>Asks a question if <see cref="CanAsk"/>. Anything but yes counts as no.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken cancellation)
    {
        StandardError.Write(SafeText.Line(question) + " [y/N] ");

        // Reading from a console cannot be interrupted; interrupting the command does not wait for it.
        var answer = await Task.Run(_answers!.ReadLine, cancellation).WaitAsync(cancellation);
        return answer?.Trim() is { } said && (said.Equals("y", StringComparison.OrdinalIgnoreCase) || said.Equals("yes", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Runs something that takes a while, with a message.</summary>
    public async Task<T> ProgressAsync<T>(string doing, Func<Task<T>> work)
    {
        if (_isErrorTerminal)
        {
            return await _notes.Status().StartAsync(Markup.Escape(SafeText.Line(doing)), _ => work());
        }

        Note(doing);
        return await work();
    }

    /// <summary>Runs something that takes long, with progress as it is reported.</summary>
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

    // COLUMNS is how people set the width of a pipe, and overrides the terminal.
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
            // Profiles of build servers turn colours on even if the output goes to a file.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

    /// <summary>Reports at once, unlike the framework's class, which reports some time later.</summary>
    private sealed class Report(Action<string> say) : IProgress<string>
    {
        void IProgress<string>.Report(string value) => say(value);
    }
}
