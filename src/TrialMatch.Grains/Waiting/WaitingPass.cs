using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Waiting;

/// <summary>
/// One pass through the waiting list; keeps whose turn is next. A long pass takes a while, and capacity that became free during it belongs
/// to earlier studies first. So when a study can be served, those before it are tried once more, and the study is served after them.
/// </summary>
/// <param name="waiting">The waiting studies when the pass began, in order.</param>
/// <param name="pulses">The trusts' pulses when the pass began.</param>
/// <param name="mayBeFree">Whether capacity may have become free since the previous pass, in which case all studies are tried.</param>
internal sealed class WaitingPass(IReadOnlyList<StudyEntry> waiting, TrustPulse[] pulses, bool mayBeFree)
{
    private int _next;
    private int? _resumeAt;

    public TrustPulse[] Pulses => pulses;

    public bool MayBeFree => mayBeFree;

    /// <summary>The studies that need not be tried again until capacity may have become free.</summary>
    public HashSet<StudyId> Tried { get; } = [];

    public bool IsOver => _next == waiting.Count;

    public StudyEntry Study => waiting[_next];

    /// <summary>Whether earlier studies are being tried again, or the study for which they are has its turn after them.</summary>
    public bool IsRetry => _resumeAt is not null;

    /// <summary>Whether the study is being tried a second time in this pass as one of the earlier studies.</summary>
    public bool IsSecondTurn => _next < _resumeAt;

    /// <summary>Goes back to the first study; the current one gets another turn after those before it.</summary>
    public void TryThoseBeforeAgain() => (_next, _resumeAt) = (0, _next);

    /// <summary>Moves to the next study.</summary>
    public void MoveOn()
    {
        _resumeAt = _next == _resumeAt ? null : _resumeAt;
        _next++;
    }
}
