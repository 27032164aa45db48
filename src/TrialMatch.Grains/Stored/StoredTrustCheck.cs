using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Stored;

/// <summary>Puts a trust's ledger together from its pages, as its grain does, and holds it to what the trust declares (R1).</summary>
internal sealed class StoredTrustCheck(NetworkSeed network)
{
    private const string Record = "trust";
    private const string Recruitment = "recruitment";
    private const string LedgerPrefix = "ledger-";
    private const string RequestsPrefix = "trust-requests-";

    public void Check(ImmutableArray<StoredGrainState> states)
    {
        var id = TrustId.FromText(states[0].GrainKey);
        if (network.FindTrust(id) is null)
        {
            throw StoredReading.Fault(states[0], "is of a trust that the network does not have; expected the network file that the data was made with.");
        }

        var profile = PlanningDefaults.ProfileFor(network, id);
        var pages = new SortedDictionary<int, StoredGrainState>();
        var requestPages = new SortedDictionary<int, StoredGrainState>();
        foreach (var state in states)
        {
            switch (state.StateName)
            {
                case Record:
                    profile = ReadRecord(state).Figures.ApplyTo(profile);
                    CheckElsewhere(new ProfileCapacity(profile), state);
                    break;
                case Recruitment:
                    StoredReading.Read<RecruitmentDocument>(state);
                    break;
                case var name when NumberOf(name, LedgerPrefix) is { } number:
                    pages.Add(number, state);
                    break;
                case var name when NumberOf(name, RequestsPrefix) is { } number:
                    StoredReading.Read<RequestPageDocument>(state);
                    requestPages.Add(number, state);
                    break;
                default:
                    throw StoredReading.Fault(state, "is of no name that this program knows; a newer version may have written it.");
            }
        }

        RequireNoGap(pages, LedgerPrefix);
        RequireNoGap(requestPages, RequestsPrefix);
        CheckLedger(pages.Values, profile);
    }

    private static TrustRecord ReadRecord(StoredGrainState state) =>
        StoredReading.Read<TrustDocument>(state).Record ?? TrustRecord.Empty;

    private static int? NumberOf(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // A trust reads its pages up to the first that is missing.
    private static void RequireNoGap(SortedDictionary<int, StoredGrainState> pages, string prefix)
    {
        foreach (var (i, (number, state)) in pages.Index())
        {
            if (number != i)
            {
                throw StoredReading.Fault(state, $"follows a gap; expected '{prefix}{i}' before it.");
            }
        }
    }

    private static void CheckLedger(IEnumerable<StoredGrainState> pages, TrustProfile profile)
    {
        var declared = new ProfileCapacity(profile);
        var ledger = new Ledger(declared);
        var pageOf = new Dictionary<StudyId, StoredGrainState>();
        foreach (var page in pages)
        {
            foreach (var hold in StoredReading.ReadGrown<LedgerPageDocument>(page).Holds)
            {
                // A release that its page still has may have been overtaken by a hold on another page.
                if (ledger.Holds.GetValueOrDefault(hold.Study) is not { } other || other.Round <= hold.Round)
                {
                    ledger.Restore(hold);
                    pageOf[hold.Study] = page;
                }
            }
        }

        foreach (var hold in ledger.Holds.Values.Where(hold => hold.IsReserved))
        {
            CheckHold(hold, ledger, declared, pageOf[hold.Study]);
        }
    }

    private static void CheckElsewhere(IDeclaredCapacity declared, StoredGrainState record)
    {
        foreach (var (pool, month) in declared.Elsewhere.Places)
        {
            if (declared.RoomIn(pool, month) < 0)
            {
                throw StoredReading.Fault(
                    record,
                    $"promises more than there is: in {month}, pool '{pool}' has {declared.Elsewhere.AmountIn(pool, month)} promised elsewhere; "
                    + $"expected at most {declared.DeclaredIn(pool, month)}, which is declared.");
            }
        }
    }

    private static void CheckHold(Hold hold, Ledger ledger, ProfileCapacity declared, StoredGrainState page)
    {
        foreach (var take in hold.Takes)
        {
            for (var i = 0; i < take.Amounts.Length; i++)
            {
                var month = take.From + i;
                if (take.Amounts[i] > 0 && ledger.FreeIn(take.Pool, month) < 0)
                {
                    throw StoredReading.Fault(
                        page,
                        $"promises more than there is: in {month}, pool '{take.Pool}' has {ledger.HeldIn(take.Pool, month)} held and "
                        + $"{ledger.CommittedIn(take.Pool, month)} committed beside {declared.Elsewhere.AmountIn(take.Pool, month)} promised elsewhere, for {hold.Study} among others; expected at most {declared.DeclaredIn(take.Pool, month)}, which is declared.");
                }
            }
        }
    }
}
