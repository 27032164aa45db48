using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Waiting;

/// <summary>
/// One pass through the waiting list: whose turn is next. A long list takes a while, and what a study can be served with may have come free since
/// those before it were tried. Then it is theirs first: they are tried again, once, and the study is served after them.
/// </summary>
/// <param name="waiting">Who waited when the pass began, in order.</param>
/// <param name="pulses">The trusts' pulses when it began.</param>
/// <param name="mayBeFree">Capacity may have come free since the pass before: then all are tried.</param>
internal sealed class WaitingPass(IReadOnlyList<StudyEntry> waiting, TrustPulse[] pulses, bool mayBeFree)
{
    private int _next;
    private int? _resumeAt;

    public TrustPulse[] Pulses => pulses;

    public bool MayBeFree => mayBeFree;

    /// <summary>Those that need not be tried again until capacity may have come free.</summary>
    public HashSet<StudyId> Tried { get; } = [];

    public bool IsOver => _next == waiting.Count;

    public StudyEntry Study => waiting[_next];

    /// <summary>Whether those before a study that can be served are being tried again, or it is that study's turn after them.</summary>
    public bool IsRetry => _resumeAt is not null;

    /// <summary>Whether the study was tried in this pass already, and is not the one for whose sake it is tried again.</summary>
    public bool IsSecondTurn => _next < _resumeAt;

    /// <summary>Those before the study come first; then it is its turn again.</summary>
    public void TryThoseBeforeAgain() => (_next, _resumeAt) = (0, _next);

    /// <summary>The next study's turn.</summary>
    public void MoveOn()
    {
        _resumeAt = _next == _resumeAt ? null : _resumeAt;
        _next++;
    }
}
