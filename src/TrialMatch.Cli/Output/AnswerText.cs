namespace TrialMatch.Cli.Output;

/// <summary>An answer: what it comes to on the first line, then a fact a line.</summary>
internal static class AnswerText
{
    public static void Write(Terminal terminal, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
            {
                terminal.Heading(line);
            }
            else
            {
                terminal.Line(line);
            }

            isFirst = false;
        }
    }
}
