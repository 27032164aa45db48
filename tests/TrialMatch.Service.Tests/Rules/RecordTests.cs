using System.Globalization;
using System.Text.RegularExpressions;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Rules;

/// <summary>Everything is on record (R6), counted once (R9), and shows no small number (R8).</summary>
[Collection(SharedServer.Name)]
public sealed partial class RecordTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task A_study_keeps_its_whole_history_each_event_with_its_actor()
    {
        var sponsor = await Client.SponsorAsync(Unique("history"));
        var study = await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("History").In(Window));
        var events = await Client.EventsAsync(study.Name);

        Assert.Equal(["registered", "sites-picked", "holds-made"], events.Select(happened => happened.Type));
        Assert.Equal(["local-operator", "trialmatch", "trialmatch"], events.Select(happened => happened.Actor));
        Assert.Equal([State.Registered, State.Matching, State.Requested], events.Select(happened => happened.State));
        Assert.Equal([1, 2, 3], events.Select(happened => happened.Version));
        Assert.Equal(study.Version, events[^1].Version);
        Assert.Equal(study.RegisterTime, events[0].Time);
        Assert.Equal(study.UpdateTime, events[^1].Time);
        Assert.All(events, happened => Assert.NotEmpty(happened.Detail));
    }

    [Fact]
    public async Task A_study_reads_back_as_it_was_registered()
    {
        var sponsor = await Client.SponsorAsync(Unique("reads"));
        var draft = Drafts.BreastCancer("Blåbærsyltetøy \"<b>\" 🧪 — ₂").In(Window);
        draft.ProtocolCode = "XY-1";
        draft.RegistryIds.Add("NCT01234567");
        draft.Icd10Codes.Add("C50.9");
        draft.MeshHeadings.Add(new MeshHeading { Id = "D001943", Term = "Breast Neoplasms", Ancestors = { new MeshTerm { Id = "D009369", Term = "Neoplasms" } } });
        (draft.MinimumPatients, draft.Probability, draft.MinimumAgeYears, draft.MaximumAgeYears, draft.MaxPatientsPerSite) = (6, 0.8, 18, 75, 10);
        draft.AnswerWorkingDays = 7;
        draft.Description = "Whether tablet X delays progression.";
        draft.InterventionNames.Add("Tablet X");
        draft.PrimaryOutcomes.Add("Progression-free survival");
        draft.RequiredCapabilities.Add(Capability.InfusionUnit);
        draft.Intake = new StudyIntake
        {
            Blinded = true,
            Products = { new Product { Kind = Product.Types.Kind.Device, Name = "Tablet X", DeviceClass = Product.Types.DeviceClass.ClassIii, CeState = Product.Types.CeState.MarkedForOtherUse, GeneticallyModified = false } },
            RegistryNumbers = { new RegistryNumber { Registry = RegistryNumber.Types.Registry.EuCt, Number = "2027-501234-12-00" } },
            InclusionCriteria = "Adults\nwith ₂",
            ExclusionCriteria = "None",
            Synopsis = new Synopsis { Uri = "https://example.com/", Sha256 = new string('a', 64) },
            Cro = new ActingCro { DisplayName = "A CRO", SponsorUnnamed = true },
            Decision = new SponsorDecision { Stage = SponsorDecision.Types.Stage.SiteSelection, Date = Drafts.Date(new DateOnly(2027, 3, 1)), NorwayChosen = false },
            GlobalTargetPatients = 900,
            GlobalSites = 120,
            WantedRegions = { "north" },
            WantedTrusts = { "trusts/unn" },
            ContactedTrusts = { "trusts/ous" },
            Paediatric = false,
            OutOfHours = true,
            Biomarker = "HER2-low",
        };
        Assert.All(StudyIntake.Descriptor.Fields.InDeclarationOrder(), field => Assert.False(IsUnset(field, draft.Intake), field.Name));

        var study = await Client.RegisterAsync("a", sponsor, draft);

        Assert.Equal(draft, study.Draft);
        Assert.Equal(sponsor, study.Sponsor);
        Assert.Equal(study, await Client.StudyAsync(study.Name));
    }

    private static bool IsUnset(Google.Protobuf.Reflection.FieldDescriptor field, StudyIntake intake) =>
        field.HasPresence ? !field.Accessor.HasValue(intake) : field.Accessor.GetValue(intake) is "" or false or System.Collections.ICollection { Count: 0 };

    [Fact]
    public async Task A_study_that_no_area_fits_waits_in_triage_and_is_never_guessed()
    {
        var sponsor = await Client.SponsorAsync(Unique("triage"));
        var study = await Client.RegisterAsync("a", sponsor, Drafts.Of("Triage", "Preeclampsia", target: 10));

        Assert.Equal(State.Triage, study.State);
        Assert.True(study.Plan.Classification.Triage);
        Assert.Equal(Area.Unspecified, study.Plan.Classification.Lead);
        Assert.Equal(Plan.Types.Outcome.Unclassified, study.Plan.Outcome);
        Assert.Empty(study.Plan.Sites);
    }

    [Fact]
    public async Task A_study_with_co_leads_is_one_study_and_considers_each_trust_once()
    {
        var sponsor = await Client.SponsorAsync(Unique("co-lead"));
        var study = await Client.RegisterAsync("a", sponsor, Drafts.Of("Co-lead", "Crohn Disease", target: 5).In(Window));

        Assert.Equal(Area.Gastrointestinal, study.Plan.Classification.Lead);
        Assert.Equal([Area.Inflammation], study.Plan.Classification.CoLeads);
        Assert.Distinct(study.Plan.Sites.Select(site => site.Trust));
        Assert.Contains(study.Plan.Sites, site => site.Area == Area.Inflammation);
        Assert.Single(await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = sponsor }));
        Assert.Empty(await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = sponsor, Lead = Area.Inflammation }));
    }

    [Theory]
    [InlineData("Breast Cancer")]
    [InlineData("Glioblastoma")]
    [InlineData("Amyotrophic Lateral Sclerosis")]
    [InlineData("Heart Failure")]
    public async Task A_count_of_eligible_patients_under_five_is_nowhere_in_a_plan(string condition)
    {
        var plan = await Client.PreviewAsync(Drafts.Of("Small numbers", condition, target: 5));
        var declared = await EligibleDeclaredAsync(plan.Classification.ConditionGroup);

        var small = plan.Sites.Where(site => declared.TryGetValue(site.Trust, out var patients) && patients < 5).ToList();
        Assert.NotEmpty(small);
        Assert.All(small, site => Assert.True(site.EligiblePatientsPerMonth.UnderFive));
        Assert.All(plan.Sites, site => Assert.NotInRange(site.EligiblePatientsPerMonth.Exactly, 1, 4));
        Assert.DoesNotMatch(SmallNumberInWords(), plan.ToString());
    }

    private async Task<IReadOnlyDictionary<string, long>> EligibleDeclaredAsync(string group)
    {
        var pool = "eligible-patients." + group.ToLower(CultureInfo.InvariantCulture).Replace('_', '-');
        var books = await Task.WhenAll((await Client.TrustsAsync()).Select(trust => Client.CapacityAsync(trust.Name, monthCount: 1)));
        return books
            .SelectMany(book => book.Pools.Where(entry => entry.PoolId == pool).Select(entry => (book.Name, entry.Months[0].Declared)))
            .ToDictionary(entry => entry.Name, entry => entry.Declared);
    }

    [GeneratedRegex(@"\b[0-4] (eligible|patients? a month)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SmallNumberInWords();
}
