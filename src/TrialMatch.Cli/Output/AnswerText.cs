namespace TrialMatch.Cli.Output;

/// <summary>Prints an answer: the result on the first line, then one fact per line.</summary>
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
