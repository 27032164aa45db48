using TrialMatch.Host;
using TrialMatch.Storage;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What a start that fails is reported as.</summary>
public sealed class StartFailureTests
{
    private static readonly ServerOptions Options = new() { DataDirectory = "" };

    [Fact]
    public void A_start_that_is_given_up_for_want_of_an_answer_is_a_failure()
    {
        var failure = new TaskCanceledException("no answer in time");

        var told = StartFailure.InPlaceOf(failure, Options, wasAskedToEnd: false);

        Assert.Equal("the start was given up, as what it needs did not answer in time: no answer in time", told?.Message);
        Assert.Same(failure, told?.InnerException);
    }

    [Fact]
    public void A_start_that_ends_because_the_process_was_asked_to_is_none() =>
        Assert.Null(StartFailure.InPlaceOf(new OperationCanceledException(), Options, wasAskedToEnd: true));

    [Fact]
    public void What_the_store_says_is_passed_on_without_the_name_of_the_store()
    {
        var told = StartFailure.InPlaceOf(new StorageUnavailableException("the disk is full"), Options, wasAskedToEnd: false);

        Assert.Equal((typeof(IOException), "the disk is full"), (told?.GetType(), told?.Message));
    }

    [Fact]
    public void Any_other_failure_says_all_itself() =>
        Assert.Null(StartFailure.InPlaceOf(new InvalidDataException("network.json: areas"), Options, wasAskedToEnd: false));
}
