using Google.Protobuf;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Output;

public sealed class JsonTests
{
    [Fact]
    public void Escape_sequences_in_data_are_escaped_in_json_and_survive_it()
    {
        var draft = new StudyDraft { Title = "\u001b[31m \u009b31m \u007f \u0007 ø" };
        using var output = new StringWriter();

        Terminal.Of(output, TextWriter.Null).Json(draft);

        Assert.DoesNotContain(output.ToString(), c => char.IsControl(c) && c is not '\n' and not '\r');
        Assert.Equal(draft, JsonParser.Default.Parse<StudyDraft>(output.ToString()));
    }
}
