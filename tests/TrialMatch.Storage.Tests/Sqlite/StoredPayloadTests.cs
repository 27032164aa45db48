using System.Text;
using TrialMatch.Storage.States;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Storage.Tests.Sqlite;

public sealed class StoredPayloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(1_000_000)]
    public void What_is_stored_is_read_as_it_was(int length)
    {
        var plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, length).Select(i => $"{i % 7}")));

        var stored = StoredPayload.Of(plain);

        Assert.Equal(length >= 4_096, stored.IsCompressed);
        Assert.InRange(stored.Bytes.Length, 0, stored.IsCompressed ? length / 2 : length);
        Assert.Equal(plain, stored.ToPlain().ToArray());
    }

    [Fact]
    public void What_would_not_shrink_is_stored_as_it_is()
    {
        var noise = new byte[10_000];
        Seed.Random(1).NextBytes(noise);

        var stored = StoredPayload.Of(noise);

        Assert.False(stored.IsCompressed);
        Assert.Equal(noise, stored.Bytes.ToArray());
    }

    [Fact]
    public void What_was_damaged_is_not_read_as_something_else()
    {
        var bytes = StoredPayload.Of(Encoding.UTF8.GetBytes(new string('x', 10_000))).Bytes.ToArray();
        bytes[^1] ^= 1;

        Assert.Throws<InvalidDataException>(() => new StoredPayload(bytes, IsCompressed: true).ToPlain());
    }

    [Fact]
    public async Task A_state_is_read_whether_it_is_stored_compressed_or_not_and_may_change_from_one_to_the_other()
    {
        var grain = GrainId.Create("note", "one");
        var state = new GrainState<Note>();
        foreach (var length in new[] { 10, 50_000, 20, 0, 5_000 })
        {
            await using var store = OpenStore.Open(_folder.Path);
            state.State = new Note { Text = new string('å', length), Number = length };
            await store.Grains.WriteStateAsync("state", grain, state);

            var read = new GrainState<Note>();
            await store.Grains.ReadStateAsync("state", grain, read);
            Assert.Equal(state.State, read.State);
        }
    }

    public void Dispose() => _folder.Dispose();
}
