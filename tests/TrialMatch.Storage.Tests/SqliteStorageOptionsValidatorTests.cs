using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace TrialMatch.Storage.Tests;

public sealed class SqliteStorageOptionsValidatorTests
{
    [Fact]
    public void The_defaults_need_only_a_folder() => Assert.True(Validate(_ => { }).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_folder_is_refused(string directory) =>
        AssertRefused(nameof(SqliteStorageOptions.DataDirectory), o => o.DataDirectory = directory);

    [Fact]
    public void A_folder_that_is_a_file_is_refused() =>
        AssertRefused("is a file", o => o.DataDirectory = typeof(SqliteStorageOptions).Assembly.Location);

    [Fact]
    public void A_missing_serializer_is_refused() =>
        AssertRefused(nameof(SqliteStorageOptions.GrainStorageSerializer), o => o.GrainStorageSerializer = null!);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_below_one_is_refused_by_name(int value)
    {
        AssertRefused($"{nameof(SqliteStorageOptions.QueueCapacity)} is {value}", o => o.QueueCapacity = value);
        AssertRefused($"{nameof(SqliteStorageOptions.MaxBatchWrites)} is {value}", o => o.MaxBatchWrites = value);
        AssertRefused($"{nameof(SqliteStorageOptions.MaxBatchBytes)} is {value}", o => o.MaxBatchBytes = value);
        AssertRefused($"{nameof(SqliteStorageOptions.MaxStateBytes)} is {value}", o => o.MaxStateBytes = value);
        AssertRefused($"{nameof(SqliteStorageOptions.MaxReaders)} is {value}", o => o.MaxReaders = value);
        AssertRefused($"{nameof(SqliteStorageOptions.MaxFileMebibytes)} is {value}", o => o.MaxFileMebibytes = value);
        AssertRefused($"{nameof(SqliteStorageOptions.BusyTimeoutSeconds)} is {value}", o => o.BusyTimeoutSeconds = value);
    }

    private static void AssertRefused(string expected, Action<SqliteStorageOptions> change)
    {
        var failure = Assert.Single(Validate(change).Failures!);
        Assert.Contains(expected, failure, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate(Action<SqliteStorageOptions> change)
    {
        var options = new SqliteStorageOptions
        {
            DataDirectory = "data",
            GrainStorageSerializer = new SystemTextJsonGrainStorageSerializer(
                Options.Create(new SystemTextJsonGrainStorageSerializerOptions())),
        };
        change(options);
        return new SqliteStorageOptionsValidator().Validate(name: null, options);
    }
}
