using System.Runtime.Versioning;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Api.Tests.Access;

public sealed class LocalKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyFile => _folder.File(LocalKey.FileName);

    [Fact]
    public async Task Many_that_open_a_new_folder_at_once_have_one_key()
    {
        // The moment between two of them is short.
        for (var round = 0; round < 20; round++)
        {
            using var start = new Barrier(8);
            var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    using var key = LocalKey.OpenOrMake(_folder.Path);
                    return key.SecurityKey.KeyId;
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.Single(keys.Distinct());
            Assert.Equal([KeyFile], Directory.GetFiles(_folder.Path));
            File.Delete(KeyFile);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_its_owner_may_read_the_key()
    {
        LocalKey.OpenOrMake(_folder.Path).Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_key_that_others_may_read_is_refused()
    {
        LocalKey.OpenOrMake(_folder.Path).Dispose();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var refusal = Assert.Throws<IOException>(() => LocalKey.OpenOrMake(_folder.Path));

        Assert.Contains(KeyFile, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("expected mode 600", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_opened_again_signs_again()
    {
        for (var i = 0; i < 2; i++)
        {
            using var key = LocalKey.OpenOrMake(_folder.Path);
            Assert.NotEmpty(key.Mint([new Grant(Role.Operator, string.Empty)], DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1)));
        }
    }

    [Fact]
    public void A_file_that_is_no_key_is_named()
    {
        LocalKey.OpenOrMake(_folder.Path).Dispose();
        File.WriteAllText(KeyFile, "no key");

        Assert.Contains(KeyFile, Assert.Throws<IOException>(() => LocalKey.OpenOrMake(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
