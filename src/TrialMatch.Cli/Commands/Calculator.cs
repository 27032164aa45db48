using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Input;

namespace TrialMatch.Cli.Commands;

/// <summary>A command that answers one or more questions in proto JSON.</summary>
internal static class Calculator
{
    public static Command Build<TRequest>(
        string name, string description, Func<TRequest, CancellationToken, IMessage> calculate)
        where TRequest : IMessage<TRequest>, new()
    {
        var file = FileArgument();
        return Session.For(
            new Command(name, description) { file }, session => RunAsync(session, session.Required(file), calculate));
    }

    public static Argument<string> FileArgument() => new("FILE")
    {
        Description = "Proto JSON: an object, an array of them, or one a line; - for standard input.",
        DefaultValueFactory = _ => "-",
    };

    public static async Task RunAsync<TRequest>(Session session, string path, Func<TRequest, CancellationToken, IMessage> calculate)
        where TRequest : IMessage<TRequest>, new()
    {
        var input = await CalculatorInput.ReadAsync(path, session.Cancellation);
        if (input.IsArray)
        {
            // Print one array or nothing: half an array would not be JSON.
            session.Terminal.JsonArray([.. Enumerable.Range(0, input.Questions.Count).Select(index => Answer(session, input, index, calculate))]);
            return;
        }

        for (var index = 0; index < input.Questions.Count; index++)
        {
            var answer = Answer(session, input, index, calculate);
            session.Terminal.Answer(answer, isIndented: input.IsSingle);
        }
    }

    private static IMessage Answer<TRequest>(
        Session session, CalculatorInput input, int index, Func<TRequest, CancellationToken, IMessage> calculate)
        where TRequest : IMessage<TRequest>, new()
    {
        var place = input.PlaceOf(index);
        try
        {
            session.Cancellation.ThrowIfCancellationRequested();
            return calculate(RequestJson.Parse<TRequest>(place, input.Questions[index]), session.Cancellation);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.InvalidArgument)
        {
            throw CommandException.BadInput(place + session.Explain(refused).Line);
        }
    }
}
