using System.Collections.Immutable;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Obstacles;
using TrialMatch.Grains.Sponsors;

namespace TrialMatch.Grains.Stored;

/// <summary>
/// Checks what the grains have stored by replaying it: a study's history and its registry row, a trust's ledger against what it declares,
/// a sponsor, the numbers of obstacles. States of other grains, such as the cursors of notices, have no rule to be held to.
/// </summary>
/// <param name="network">Its planning defaults are what a trust declares as long as it has not declared otherwise.</param>
public sealed class StoredGrainCheck(NetworkSeed network) : IStoredGrainCheck
{
    private const string Study = StoredStudyCheck.GrainType;
    private const string Trust = "trust";
    private const string Sponsor = "sponsor";
    private const string Obstacles = "obstacles";

    private readonly StoredTrustCheck _trusts = new(network);

    public void Check(ImmutableArray<StoredGrainState> states)
    {
        switch (states[0].GrainType)
        {
            case Study:
                StoredStudyCheck.Check(Only(states, Study));
                break;
            case Trust:
                _trusts.Check(states);
                break;
            case Sponsor:
                CheckSponsor(Only(states, Sponsor));
                break;
            case Obstacles:
                CheckObstacles(Only(states, Obstacles));
                break;
        }
    }

    private static StoredGrainState Only(ImmutableArray<StoredGrainState> states, string name)
    {
        var other = states.FirstOrDefault(state => state.StateName != name);
        return other is null ? states[0] : throw StoredReading.Fault(other, "is of no name that this program knows; a newer version may have written it.");
    }

    private static void CheckSponsor(StoredGrainState state)
    {
        var document = StoredReading.Read<SponsorDocument>(state);
        if (document.Sponsor is { } sponsor && sponsor.Id.Value != state.GrainKey)
        {
            throw StoredReading.Fault(state, $"has sponsor.id '{sponsor.Id}'; expected '{state.GrainKey}', the grain's key.");
        }
    }

    private static void CheckObstacles(StoredGrainState state)
    {
        var wrong = StoredReading.Read<ObstaclesDocument>(state).Obstacles.Index().FirstOrDefault(each => each.Item.Number != each.Index + 1);
        if (wrong.Item is { } obstacle)
        {
            throw StoredReading.Fault(state, $"has obstacle {obstacle.Number} where {wrong.Index + 1} is expected.");
        }
    }
}
