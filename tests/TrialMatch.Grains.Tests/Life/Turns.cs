using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>Notes which studies of the waiting list are tried, and how many in one call to the list.</summary>
internal sealed class Turns : IIncomingGrainCallFilter
{
    private readonly Lock _gate = new();
    private int _inThisCall;
    private volatile Action? _onTurn;

    public HashSet<string> Tried { get; private set; } = new(StringComparer.Ordinal);

    public int MostInOneCall { get; private set; }

    /// <summary>What happens at each study's turn, before it is asked.</summary>
    public Action? OnTurn
    {
        get => _onTurn;
        set => _onTurn = value;
    }

    public void Forget()
    {
        lock (_gate)
        {
            (_inThisCall, MostInOneCall, Tried) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        }
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (Note(context))
        {
            OnTurn?.Invoke();
        }

        return context.Invoke();
    }

    /// <returns>Whether it is a study's turn.</returns>
    private bool Note(IIncomingGrainCallContext context)
    {
        lock (_gate)
        {
            if (context.Grain is IWaitingListGrain)
            {
                _inThisCall = 0;
                return false;
            }

            if (context.Grain is not IStudyGrain || context.MethodName != nameof(IStudyGrain.CanBeServedAsync))
            {
                return false;
            }

            MostInOneCall = Math.Max(MostInOneCall, ++_inThisCall);
            Tried.Add(context.TargetId.Key.ToString()!);
            return true;
        }
    }
}
