using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Rest;
using TrialMatch.V1;

namespace TrialMatch.Api.Tests.Rest;

public sealed class EventStreamWriterTests
{
    [Fact]
    public async Task A_silent_stream_is_kept_open_by_comments_until_it_ends_and_its_messages_come_whole()
    {
        var clock = new FakeTimeProvider();
        var pipe = new Pipe();
        var context = new DefaultHttpContext();
        context.Response.Body = pipe.Writer.AsStream();
        using var events = new EventStreamWriter<WatchLedgerResponse>(context.Response);

        await using (events.KeepOpen(clock))
        {
            clock.Advance(EventStreamWriter<WatchLedgerResponse>.BetweenComments);
            Assert.Equal(":\n\n", await ReadAsync(pipe));
            clock.Advance(EventStreamWriter<WatchLedgerResponse>.BetweenComments);
            Assert.Equal(":\n\n", await ReadAsync(pipe));
        }

        clock.Advance(EventStreamWriter<WatchLedgerResponse>.BetweenComments);
        await events.WriteAsync(new WatchLedgerResponse { Version = 7 }, TestContext.Current.CancellationToken);
        Assert.StartsWith("id: 7\ndata: {", await ReadAsync(pipe), StringComparison.Ordinal);
        Assert.Equal("text/event-stream", context.Response.ContentType);
    }

    private static async Task<string> ReadAsync(Pipe pipe)
    {
        var read = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(read.Buffer);
        pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
