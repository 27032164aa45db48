using System.Collections;
using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TrialMatch.Api.Access;
using TrialMatch.Api.Views;
using TrialMatch.V1;

namespace TrialMatch.Api.Tests.Views;

public class ReaderViewsTests
{
    private const string Secret = "zyx";

    [Fact]
    public void A_sponsor_sees_no_yearly_count_of_patients_that_is_below_five_a_month()
    {
        Assert.Equal([60, 400], CountsSeenBy("sponsor:acme"));
        Assert.Equal([0, 3, 12, 48, 59, 60, 400], CountsSeenBy("site:bergen"));
        Assert.Equal([0, 3, 12, 48, 59, 60, 400], CountsSeenBy("national"));
    }

    [Fact]
    public void A_sponsor_does_not_see_how_many_patients_were_free_where_a_hold_was_refused()
    {
        var (seen, told) = (ShortfallsSeenBy("sponsor:acme"), ShortfallsSeenBy("centre:cancer"));

        Assert.Equal([(0L, 0L), (90L, 60L)], seen);
        Assert.Equal([(3L, 2L), (90L, 60L)], told);
    }

    [Fact]
    public void Which_studies_resemble_a_study_is_for_the_coordinating_unit_alone()
    {
        Assert.All(new[] { "sponsor:acme", "site:bergen", "centre:cancer", "region:west" }, grant => Assert.Equal(0, DuplicatesSeenBy(grant)));
        Assert.All(new[] { "national", "operator" }, grant => Assert.Equal(1, DuplicatesSeenBy(grant)));
    }

    /// <summary>What an event can be about, but for what names no trust.</summary>
    public static TheoryData<string> Subjects =>
        [.. StudyEvent.Descriptor.Oneofs[0].Fields.Select(about => about.Name).Except(["registered", "area_assigned", "forwarded", "holds_made", "prioritised", "released", "inquiry_lost"], StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_site_or_region_is_told_nothing_of_what_another_trust_was_asked_or_answered(string subject)
    {
        Assert.Contains("ous", EventSeenBy("sponsor:acme", subject, "trusts/ous").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ous", EventSeenBy("site:bergen", subject, "trusts/ous").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ous", EventSeenBy("region:west", subject, "trusts/ous").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("request_accepted")]
    [InlineData("request_declined")]
    [InlineData("recruitment_reported")]
    [InlineData("hold_lost")]
    public void What_a_trust_did_itself_is_told_to_it_as_it_is(string subject) =>
        Assert.Equal(EventSeenBy("operator", subject, "trusts/bergen"), EventSeenBy("site:bergen", subject, "trusts/bergen"));

    [Fact]
    public void A_site_or_region_sees_of_a_study_only_its_own_trusts()
    {
        foreach (var (grant, seen) in new[] { ("site:bergen", 1), ("region:west", 1), ("sponsor:acme", 2), ("centre:cancer", 2), ("national", 2) })
        {
            var study = StudySeenBy(grant);
            Assert.Equal(
                (seen, seen, seen, seen),
                (study.Requests.Count, study.Plan.Sites.Count, study.Recruitment.Sites.Count, study.Draft.ExcludedTrusts.Count));
            Assert.Equal(seen == 1, study.Plan.ShowsOwnSitesOnly);
            Assert.Equal(seen == 2, study.ToString().Contains("ous", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_site_or_region_has_no_hash_to_check_a_guess_of_anothers_answer_with()
    {
        foreach (var (grant, seen) in new[] { ("site:bergen", ""), ("region:west", ""), ("sponsor:acme", "c0ffee"), ("centre:cancer", "c0ffee"), ("operator", "c0ffee") })
        {
            var (told, verification) = (new StudyEvent { Hash = "c0ffee" }, new VerifyHistoryResponse { Version = 3, Hash = "c0ffee" });
            ReaderViews.Cut(told, Reader(grant));
            ReaderViews.Cut(verification, Reader(grant));
            Assert.Equal((seen, seen, 3), (told.Hash, verification.Hash, verification.Version));
        }
    }

    /// <summary>What of a draft may hold the sponsor's own words, and is told: what a site needs to know to answer.</summary>
    private static readonly string[] ToldOfABlindedDraft = ["conditions", "icd10_codes", "mesh_headings", "excluded_trusts", "required_trusts"];
    private static readonly string[] ToldOfABlindedIntake = ["inclusion_criteria", "exclusion_criteria", "biomarker", "wanted_regions", "wanted_trusts", "contacted_trusts"];

    [Theory]
    [InlineData("site:bergen", true)]
    [InlineData("centre:cancer", true)]
    [InlineData("region:west", true)]
    [InlineData("sponsor:acme", false)]
    [InlineData("national", false)]
    [InlineData("operator", false)]
    public void A_blinded_study_is_told_to_sites_centres_and_regions_without_any_text_that_could_name_it(string grant, bool isWithheld)
    {
        var study = new Study { Blinded = true, Draft = new StudyDraft { Intake = new StudyIntake() }, Plan = new Plan { Classification = new Classification() } };
        Fill(study.Draft, Secret);
        (study.Sponsor, study.Draft.Intake.Blinded) = ("sponsors/acme", true);
        study.Plan.Classification.Reasons.Add(Secret);
        study.Requests.Add(new SiteRequest { Trust = "trusts/bergen", Blinded = true, StudyTitle = Secret });

        ReaderViews.Cut(study, Reader(grant));

        foreach (var told in ToldOfABlindedDraft)
        {
            StudyDraft.Descriptor.FindFieldByName(told).Accessor.Clear(study.Draft);
        }

        foreach (var told in ToldOfABlindedIntake)
        {
            StudyIntake.Descriptor.FindFieldByName(told).Accessor.Clear(study.Draft.Intake);
        }

        Assert.Equal(!isWithheld, study.ToString().Contains(Secret, StringComparison.Ordinal));
        Assert.Equal(isWithheld ? "" : "sponsors/acme", study.Sponsor);
        Assert.Equal(isWithheld ? [""] : [Secret], study.Requests.Select(request => request.StudyTitle));
        Assert.True(study.Draft.Intake.Blinded);
    }

    [Fact]
    public void In_a_list_only_its_own_sponsor_and_the_unit_are_told_whose_a_blinded_study_is()
    {
        foreach (var (grant, isTold) in new[] { ("centre:cancer", false), ("sponsor:beta", false), ("sponsor:acme", true), ("national", true), ("operator", true) })
        {
            var list = new ListStudiesResponse { Studies = { new StudySummary { Blinded = true, Sponsor = "sponsors/acme", Title = Secret }, new StudySummary { Sponsor = "sponsors/beta", Title = "Open" } } };
            var requests = new ListRequestsResponse { Requests = { new SiteRequest { Blinded = true, StudyTitle = Secret, Brief = new RequestBrief { Sponsor = "sponsors/acme", SponsorDisplayName = "Acme" } } } };

            ReaderViews.Cut(list, Reader(grant));
            ReaderViews.Cut(requests, Reader(grant));

            Assert.Equal((isTold ? "sponsors/acme" : "", isTold ? Secret : ""), (list.Studies[0].Sponsor, list.Studies[0].Title));
            Assert.Equal(("sponsors/beta", "Open"), (list.Studies[1].Sponsor, list.Studies[1].Title));
            var (brief, title) = (requests.Requests[0].Brief, requests.Requests[0].StudyTitle);
            Assert.Equal((isTold ? Secret : "", isTold ? "sponsors/acme" : "", isTold ? "Acme" : ""), (title, brief.Sponsor, brief.SponsorDisplayName));
        }
    }

    [Theory]
    [InlineData("sponsor", "", true)]
    [InlineData("national", "", true)]
    [InlineData("operator", "", true)]
    [InlineData("site", Secret, false)]
    [InlineData("centre", Secret, false)]
    public void Of_a_blinded_studys_past_a_centre_reads_what_sites_and_centres_wrote_alone(string author, string seen, bool isIdWithheld)
    {
        var told = new StudyEvent { Blinded = true, Remarks = Secret, RequestId = "first", Hash = "c0ffee", Authority = new EventAuthority { Role = author }, Registered = new Classification { Reasons = { Secret } } };

        ReaderViews.Cut(told, Reader("centre:cancer"));

        Assert.Equal((seen, isIdWithheld ? "" : "first", ""), (told.Remarks, told.RequestId, told.Hash));
        Assert.Empty(told.Registered.Reasons);
    }

    [Fact]
    public void A_centre_has_no_hash_to_check_a_guess_of_a_blinded_study_with()
    {
        foreach (var (isBlinded, seen) in new[] { (true, ""), (false, "c0ffee") })
        {
            var verification = new VerifyHistoryResponse { Blinded = isBlinded, Hash = "c0ffee" };
            ReaderViews.Cut(verification, Reader("centre:cancer"));
            Assert.Equal(seen, verification.Hash);
        }
    }

    private static Study StudySeenBy(string grant)
    {
        var study = new Study { Draft = new StudyDraft { Intake = new StudyIntake() }, Plan = new Plan(), Recruitment = new RecruitmentForecast(), Waiting = new WaitingPlace() };
        foreach (var trust in new[] { "trusts/bergen", "trusts/ous" })
        {
            study.Requests.Add(new SiteRequest { Trust = trust });
            study.Plan.Sites.Add(new SiteDecision { Trust = trust });
            study.Recruitment.Sites.Add(new SiteRecruitment { Trust = trust });
            study.Draft.ExcludedTrusts.Add(trust);
            study.Draft.RequiredTrusts.Add(trust);
            study.Draft.Intake.WantedTrusts.Add(trust);
            study.Draft.Intake.ContactedTrusts.Add(trust);
            study.Plan.Binding.Add(trust);
            study.Waiting.WaitsFor.Add(trust);
        }

        ReaderViews.Cut(study, Reader(grant));
        return study;
    }

    private static StudyEvent EventSeenBy(string grant, string subject, string trust)
    {
        var about = StudyEvent.Descriptor.FindFieldByName(subject);
        var told = new StudyEvent { Detail = trust };
        var filled = about.MessageType.Parser.ParseFrom(ByteString.Empty);
        Fill(filled, trust);
        about.Accessor.SetValue(told, filled);
        ReaderViews.Cut(told, Reader(grant));
        return told;
    }

    private static IEnumerable<(long Asked, long Free)> ShortfallsSeenBy(string grant)
    {
        var refused = new RefusedHold
        {
            Shortfalls =
            {
                new ShortPool { PoolId = "eligible-patients.breast-cancer", Asked = 3, Free = 2 },
                new ShortPool { PoolId = "study-nurse-minutes", Asked = 90, Free = 60 },
            },
        };
        var reply = new ListStudyEventsResponse { Events = { new StudyEvent { HoldsRefused = new RefusedHolds { Refusals = { refused } } } } };
        ReaderViews.Cut(reply, Reader(grant));
        return refused.Shortfalls.Select(pool => ((long)pool.Asked, (long)pool.Free));
    }

    private static int DuplicatesSeenBy(string grant)
    {
        var study = new Study { Draft = new StudyDraft(), Plan = new Plan(), LikelyDuplicates = { "studies/another" } };
        ReaderViews.Cut(study, Reader(grant));
        return study.LikelyDuplicates.Count;
    }

    private static IEnumerable<int> CountsSeenBy(string grant)
    {
        var list = new ListTrustsResponse { Trusts = { new Trust() } };
        list.Trusts[0].EligiblePatients.AddRange(new[] { 0, 3, 12, 48, 59, 60, 400 }.Select(patients => new EligiblePatients { PatientsPerYear = patients }));
        ReaderViews.Cut(list, Reader(grant));
        return list.Trusts[0].EligiblePatients.Select(group => group.PatientsPerYear);
    }

    private static Reader Reader(string grant) => Grant.TryRead(grant, out var read)
        ? new Reader(new Caller("someone", [read]), read.Role is Role.Site or Role.Region ? new[] { "trusts/bergen" }.ToFrozenSet() : null)
        : throw new ArgumentException(grant, nameof(grant));

    /// <summary>Fills in each text that a message holds, however deep, as if all of it were of one trust.</summary>
    private static void Fill(IMessage message, string text)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            object one = field.FieldType == FieldType.Message ? field.MessageType.Parser.ParseFrom(ByteString.Empty) : text;
            if (one is IMessage inner && inner.Descriptor.File.Package == "trialmatch.v1")
            {
                Fill(inner, text);
            }

            if (field.FieldType is not (FieldType.Message or FieldType.String))
            {
                continue;
            }

            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(one);
            }
            else
            {
                field.Accessor.SetValue(message, one);
            }
        }
    }
}
