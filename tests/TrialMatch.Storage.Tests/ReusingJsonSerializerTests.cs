using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage.Tests;

public class ReusingJsonSerializerTests
{
    private readonly SystemTextJsonGrainStorageSerializerOptions _options = new();

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("blåbær <b> \"\u2028\u0001", false)]
    [InlineData("blåbær <b> \"\u2028\u0001", true)]
    public void It_writes_what_the_serializer_of_Orleans_writes(string? text, bool indented)
    {
        _options.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        _options.JsonSerializerOptions.WriteIndented = indented;
        var orleans = new SystemTextJsonGrainStorageSerializer(Options.Create(_options));
        var ours = Serializer();
        var state = new Said(text!, [1, 2]);

        var json = ours.Serialize(state).ToString();

        Assert.Equal(orleans.Serialize(state).ToString(), json);
        Assert.Equal(text, ours.Deserialize<Said>(BinaryData.FromString(json))!.Text);
    }

    [Fact]
    public void A_shorter_state_after_a_longer_one_leaves_nothing_of_it()
    {
        var serializer = Serializer();
        _ = serializer.Serialize(new Said(new string('x', 3_000_000), []));

        Assert.Equal("""{"Text":"y","Numbers":[]}""", serializer.Serialize(new Said("y", [])).ToString());
    }

    [Fact]
    public void After_a_state_that_cannot_be_written_the_next_one_is()
    {
        var serializer = Serializer();
        Assert.ThrowsAny<Exception>(() => serializer.Serialize(new Said("x", [double.NaN])));

        Assert.Equal("""{"Text":"y","Numbers":[0.5]}""", serializer.Serialize(new Said("y", [0.5])).ToString());
    }

    [Fact]
    public void Threads_do_not_write_over_each_other()
    {
        var serializer = Serializer();
        Parallel.For(0, 10_000, number =>
            Assert.Equal($$"""{"Text":"{{number}}","Numbers":[{{number}}]}""", serializer.Serialize(new Said($"{number}", [number])).ToString()));
    }

    private ReusingJsonSerializer Serializer() => new(Options.Create(_options));

    private sealed record Said(string Text, double[] Numbers);
}
