using Grpc.Core;
using TrialMatch.Api.Streaming;

namespace TrialMatch.Api.Tests.Streaming;

public sealed class EndedCallWriterTests
{
    [Fact]
    public async Task A_message_to_a_call_that_has_ended_is_no_fault_of_ours()
    {
        var writer = new EndedCallWriter<string>(new Writer(hasEnded: true));

        var outcome = await Assert.ThrowsAsync<RpcException>(() => writer.WriteAsync("late", TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Cancelled, outcome.StatusCode);
    }

    [Fact]
    public async Task A_message_to_a_call_that_goes_on_is_sent()
    {
        var sent = new Writer(hasEnded: false);

        await new EndedCallWriter<string>(sent).WriteAsync("in time", TestContext.Current.CancellationToken);

        Assert.Equal("in time", sent.Last);
    }

    /// <summary>Behaves like gRPC's, which refuses a message once the call has ended.</summary>
    private sealed class Writer(bool hasEnded) : IServerStreamWriter<string>
    {
        public string? Last { get; private set; }

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            Last = hasEnded ? throw new InvalidOperationException("Can't write the message because the request is complete.") : message;
            return Task.CompletedTask;
        }

        public Task WriteAsync(string message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
